import { router, tenantProcedure } from "@/server/trpc/init";
import { listInboxes, removeInbox, saveInbox } from "./mail-in/inboxes";
import { AddTwilioSenderInput, InboxInput, SaveInboxInput, SenderInput, UpdateSenderInput } from "./schemas";
import { addTwilioSender, restartSender, updateSender } from "./senders";
import { channelSettings } from "./settings";
import { testSignature } from "./sign-inbound";

export const channelsRouter = router({
  inboxes: tenantProcedure.query(({ ctx }) => listInboxes(ctx)),
  saveInbox: tenantProcedure.input(SaveInboxInput).mutation(({ ctx, input }) => saveInbox(ctx, input)),
  removeInbox: tenantProcedure.input(InboxInput).mutation(({ ctx, input }) => removeInbox(ctx, input)),
  settings: tenantProcedure.query(({ ctx }) => channelSettings(ctx)),
  addTwilio: tenantProcedure.input(AddTwilioSenderInput).mutation(({ ctx, input }) => addTwilioSender(ctx, input)),
  update: tenantProcedure.input(UpdateSenderInput).mutation(({ ctx, input }) => updateSender(ctx, input)),
  restart: tenantProcedure.input(SenderInput).mutation(({ ctx, input }) => restartSender(ctx, input)),
  testSignature: tenantProcedure.input(SenderInput).mutation(({ ctx, input }) => testSignature(ctx, input)),
});
