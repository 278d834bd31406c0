import { authorize } from "@/server/platform/access";
import type { Ctx } from "@/server/platform/ctx";
import { publicUrl } from "@/server/platform/env";
import { isTwilioItself } from "./carrier-host";
import { inboundPath, statusPath } from "./inbound";
import type { SenderView } from "./schemas";
import { listSenders } from "./senders";

export interface ChannelSettings {
  senders: SenderView[];
  /** What to enter at the provider. */
  inboundUrl: string;
  statusUrl: string;
  /** Whether a Twilio sender may be added here: a sandbox never texts real phones. */
  mayAddTwilio: boolean;
  mayEdit: boolean;
}

/** The Settings > Channels screen. */
export async function channelSettings(ctx: Ctx): Promise<ChannelSettings> {
  authorize(ctx, "settings:channels");
  return {
    senders: await listSenders(ctx),
    inboundUrl: publicUrl() + inboundPath,
    statusUrl: publicUrl() + statusPath,
    mayAddTwilio: !(ctx.sandbox && isTwilioItself()),
    mayEdit: ctx.permissions.has("settings:channels"),
  };
}
