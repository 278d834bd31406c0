import { z } from "zod";
import { defineEvent } from "@/server/platform/announce";

const ids = z.object({ leadIds: z.array(z.string()) });

export const suppressionAdded = defineEvent("consent/suppression.added", ids);
export const suppressionLifted = defineEvent("consent/suppression.lifted", ids);
