import { z } from "zod";
import { defineEvent } from "@/server/platform/announce";

const about = z.object({ importId: z.string() });

/** An import has work: rows to check, to write or to take back. */
export const importRequested = defineEvent("imports/import.requested", about);
/** Numbers moved: screens reload them. */
export const importProgressed = defineEvent("imports/import.progressed", about);
export const importFinished = defineEvent("imports/import.finished", about);
