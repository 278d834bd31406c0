import { LeadIdInput } from "@/server/leads/schemas";
import { router, tenantProcedure } from "@/server/trpc/init";
import { checkDomain } from "./mail/domain-check";
import { addMailbox, makeDkimKey, updateMailbox } from "./mail/mailboxes";
import { sendTestMail } from "./mail/test-mail";
import { listInboxes, removeInbox, saveInbox } from "./mail-in/inboxes";
import {
  AddMailboxInput,
  MailTrackingInput,
  PostalAddressInput,
  TestMailInput,
  UpdateMailboxInput,
} from "./mail-schemas";
import {
  AddTwilioSenderInput,
  AddWhatsAppSenderInput,
  InboxInput,
  PaceInput,
  SaveInboxInput,
  SaveSiteInput,
  SaveTemplateInput,
  SenderInput,
  TemplateInput,
  UpdateSenderInput,
} from "./schemas";
import { addTwilioSender, restartSender, updateSender } from "./senders";
import { channelSettings, setMailTracking, setPace, setPostalAddress } from "./settings";
import { testSignature } from "./sign-inbound";
import { presenceOnSite } from "./site/presence";
import { renewSiteSecret, saveSite, siteSettings } from "./site/settings";
import { fetchTemplates } from "./whatsapp/fetch-templates";
import { addWhatsAppSender } from "./whatsapp/senders";
import { listTemplates, removeTemplate, saveTemplate } from "./whatsapp/templates";

export const channelsRouter = router({
  inboxes: tenantProcedure.query(({ ctx }) => listInboxes(ctx)),
  saveInbox: tenantProcedure.input(SaveInboxInput).mutation(({ ctx, input }) => saveInbox(ctx, input)),
  removeInbox: tenantProcedure.input(InboxInput).mutation(({ ctx, input }) => removeInbox(ctx, input)),
  settings: tenantProcedure.query(({ ctx }) => channelSettings(ctx)),
  addTwilio: tenantProcedure.input(AddTwilioSenderInput).mutation(({ ctx, input }) => addTwilioSender(ctx, input)),
  addWhatsApp: tenantProcedure
    .input(AddWhatsAppSenderInput)
    .mutation(({ ctx, input }) => addWhatsAppSender(ctx, input)),
  templates: tenantProcedure.query(({ ctx }) => listTemplates(ctx)),
  saveTemplate: tenantProcedure.input(SaveTemplateInput).mutation(({ ctx, input }) => saveTemplate(ctx, input)),
  fetchTemplates: tenantProcedure.mutation(({ ctx }) => fetchTemplates(ctx)),
  removeTemplate: tenantProcedure.input(TemplateInput).mutation(({ ctx, input }) => removeTemplate(ctx, input)),
  site: tenantProcedure.query(({ ctx }) => siteSettings(ctx)),
  onSite: tenantProcedure.input(LeadIdInput).query(({ ctx, input }) => presenceOnSite(ctx, input)),
  saveSite: tenantProcedure.input(SaveSiteInput).mutation(({ ctx, input }) => saveSite(ctx, input)),
  renewSiteSecret: tenantProcedure.mutation(({ ctx }) => renewSiteSecret(ctx)),
  update: tenantProcedure.input(UpdateSenderInput).mutation(({ ctx, input }) => updateSender(ctx, input)),
  restart: tenantProcedure.input(SenderInput).mutation(({ ctx, input }) => restartSender(ctx, input)),
  testSignature: tenantProcedure.input(SenderInput).mutation(({ ctx, input }) => testSignature(ctx, input)),
  addMailbox: tenantProcedure.input(AddMailboxInput).mutation(({ ctx, input }) => addMailbox(ctx, input)),
  updateMailbox: tenantProcedure.input(UpdateMailboxInput).mutation(({ ctx, input }) => updateMailbox(ctx, input)),
  makeDkimKey: tenantProcedure.input(SenderInput).mutation(({ ctx, input }) => makeDkimKey(ctx, input)),
  checkDomain: tenantProcedure.input(SenderInput).mutation(({ ctx, input }) => checkDomain(ctx, input)),
  sendTestMail: tenantProcedure.input(TestMailInput).mutation(({ ctx, input }) => sendTestMail(ctx, input)),
  setMailTracking: tenantProcedure.input(MailTrackingInput).mutation(({ ctx, input }) => setMailTracking(ctx, input)),
  setPace: tenantProcedure.input(PaceInput).mutation(({ ctx, input }) => setPace(ctx, input)),
  setPostalAddress: tenantProcedure
    .input(PostalAddressInput)
    .mutation(({ ctx, input }) => setPostalAddress(ctx, input)),
});
