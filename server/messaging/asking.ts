import type { TouchChannel } from "@/server/leads/schemas";

/** What facts are gathered for: a message that somebody would like to send. */
export interface Asking {
  readonly conversationId: string;
  readonly leadId: string | null;
  readonly answersMessageId: string | null;
  /** A text unless said otherwise. */
  readonly channel?: TouchChannel;
  readonly campaign: { readonly id: string; readonly bestTime?: boolean } | null;
  /** The gate looked at this row before: it has waited for what it had to wait for. */
  readonly hasWaited?: boolean;
}
