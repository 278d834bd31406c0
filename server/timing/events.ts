import { z } from "zod";
import { defineEvent } from "@/server/platform/announce";

export const timingProfileChanged = defineEvent("timing/profile.changed", z.object({}));
