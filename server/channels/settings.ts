import { getBrand, updateBrand } from "@/server/branding";
import { authorize } from "@/server/platform/access";
import type { Ctx } from "@/server/platform/ctx";
import { publicUrl } from "@/server/platform/env";
import { isTwilioItself } from "./carrier-host";
import { inboundPath, statusPath } from "./inbound";
import { listMailboxes } from "./mail/mailboxes";
import { type MailboxView, MailTrackingInput, PostalAddressInput } from "./mail-schemas";
import { PaceInput, type SenderView, type TemplateView } from "./schemas";
import { listSenders } from "./senders";
import { listWhatsAppSenders } from "./whatsapp/senders";
import { listTemplates } from "./whatsapp/templates";

export interface ChannelSettings {
  senders: SenderView[];
  whatsApp: { senders: SenderView[]; templates: TemplateView[] };
  mailboxes: MailboxView[];
  /** Without it no marketing mail leaves. */
  postalAddress: string | null;
  tracksMail: boolean;
  /** How much the workspace sends at most, by its own choice. */
  pace: { messagesPerMinute: number | null; messagesPerDay: number | null };
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
  const { postalAddress, tracksMail, messagesPerMinute, messagesPerDay } = await getBrand(ctx);
  return {
    senders: await listSenders(ctx),
    whatsApp: { senders: await listWhatsAppSenders(ctx), templates: await listTemplates(ctx) },
    mailboxes: await listMailboxes(ctx),
    postalAddress,
    tracksMail,
    pace: { messagesPerMinute, messagesPerDay },
    inboundUrl: publicUrl() + inboundPath,
    statusUrl: publicUrl() + statusPath,
    mayAddTwilio: !(ctx.sandbox && isTwilioItself()),
    mayEdit: ctx.permissions.has("settings:channels"),
  };
}

/** The workspace's own pace, under what carriers allow; null lifts a limit. */
export async function setPace(ctx: Ctx, given: PaceInput): Promise<ChannelSettings["pace"]> {
  const { per_minute, per_day } = PaceInput.parse(given);
  const { messagesPerMinute, messagesPerDay } = await updateBrand(ctx, {
    messagesPerMinute: per_minute,
    messagesPerDay: per_day,
  });
  return { messagesPerMinute, messagesPerDay };
}

/** The address that every marketing mail must carry [15 USC 7704]. */
export async function setPostalAddress(ctx: Ctx, given: PostalAddressInput): Promise<{ postalAddress: string | null }> {
  const { postalAddress } = await updateBrand(ctx, { postalAddress: PostalAddressInput.parse(given).postal_address });
  return { postalAddress };
}

/** Whether the workspace counts who opens and follows its marketing mail: off until somebody decides otherwise. */
export async function setMailTracking(ctx: Ctx, given: MailTrackingInput): Promise<{ tracksMail: boolean }> {
  const { tracksMail } = await updateBrand(ctx, { tracksMail: MailTrackingInput.parse(given).tracks_mail });
  return { tracksMail };
}
