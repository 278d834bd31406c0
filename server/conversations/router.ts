import { router, tenantProcedure } from "@/server/trpc/init";
import { handBack, markRead, takeOver } from "./ownership";
import { countViews, getConversation, listConversations, listMessages, listPending } from "./queries";
import { reply } from "./reply";
import {
  ConversationInput,
  HandBackInput,
  ListConversationsInput,
  ReplyInput,
  ThreadInput,
  TimelineInput,
} from "./schemas";
import { leadTimeline } from "./timeline/read";

export const conversationsRouter = router({
  list: tenantProcedure.input(ListConversationsInput).query(({ ctx, input }) => listConversations(ctx, input)),
  counts: tenantProcedure.query(({ ctx }) => countViews(ctx)),
  get: tenantProcedure.input(ConversationInput).query(({ ctx, input }) => getConversation(ctx, input.conversationId)),
  messages: tenantProcedure.input(ThreadInput).query(({ ctx, input }) => listMessages(ctx, input)),
  pending: tenantProcedure.input(ConversationInput).query(({ ctx, input }) => listPending(ctx, input.conversationId)),
  timeline: tenantProcedure.input(TimelineInput).query(({ ctx, input }) => leadTimeline(ctx, input)),
  takeOver: tenantProcedure.input(ConversationInput).mutation(({ ctx, input }) => takeOver(ctx, input)),
  handBack: tenantProcedure.input(HandBackInput).mutation(({ ctx, input }) => handBack(ctx, input)),
  reply: tenantProcedure.input(ReplyInput).mutation(({ ctx, input }) => reply(ctx, input)),
  markRead: tenantProcedure.input(ConversationInput).mutation(({ ctx, input }) => markRead(ctx, input)),
});
