import { z } from "zod";
import { channels } from "@/server/leads/schemas";
import { defineEvent } from "@/server/platform/announce";

const ids = z.object({ leadIds: z.array(z.string()) });

export const suppressionAdded = defineEvent(
  "consent/suppression.added",
  ids.extend({ channels: z.array(z.enum(channels)).optional() }), // absent: every channel
);
export const suppressionLifted = defineEvent("consent/suppression.lifted", ids);
