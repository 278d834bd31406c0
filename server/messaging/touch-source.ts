import type { Provider, TemplateCategory, TemplateStatus } from "@/server/channels/schemas";
import type { FileView } from "@/server/files/schemas";
import type { TouchChannel } from "@/server/leads/schemas";
import type { Ctx } from "@/server/platform/ctx";
import type { Tx } from "@/server/platform/db";
import type { AuthorKind, TouchClass, TouchSourceName } from "./schemas";

/** A ledger row as its source sees it. */
export interface DueTouch {
  readonly id: string;
  readonly source: TouchSourceName;
  /** What the source gave it: campaign "<campaign>:<lead>:<step>"; turn, reply, notice: its id. */
  readonly sourceKey: string;
  readonly campaignId: string | null;
  readonly step: number | null;
  readonly conversationId: string;
  readonly leadId: string | null;
  readonly channel: TouchChannel;
  readonly class: TouchClass;
  readonly author: AuthorKind;
  readonly authorId: string | null;
  readonly answersMessageId: string | null;
  /** Tenant clock. */
  readonly dueAt: Date;
}

/** A template with its values, as a source proposes it. */
export interface ProposedTemplate {
  readonly name: string;
  readonly language: string;
  readonly contentSid: string;
  readonly category: TemplateCategory;
  readonly status: TemplateStatus;
  readonly values: Readonly<Record<string, string>>;
  /** Variables that have no value. */
  readonly missing: readonly string[];
}

/** What became of a touch when its source wrote it: a text, a reason to drop it, or a time to come back. */
export type Composed =
  | {
      body: string;
      /** Of an e-mail; null answers, or continues, the mail before. */
      subject?: string | null;
      /** Domains the text may link to besides the brand's list. */
      linkDomains?: readonly string[];
      /** Of WhatsApp: what it approved, of which `body` is the filled form; free words without it. */
      template?: ProposedTemplate | null;
      /** What goes with it. */
      files?: readonly FileView[];
      /** Of a message on the site: where it leads. */
      link?: string | null;
    }
  | { skip: string }
  | { holdUntil: Date; reason: string };

/** A touch that the carrier accepted. */
export interface SentTouch extends DueTouch {
  readonly body: string;
  readonly subject: string | null;
  readonly segments: number;
  /** Tenant clock. */
  readonly sentAt: Date;
  /** "person": done by hand. */
  readonly provider: Provider | "person";
  readonly providerId: string;
  /** The row in `messages`. */
  readonly messageId: string;
}

/** How messaging sends for a domain that it may not import; `inngest/messaging.ts` hands the sources in. */
export interface TouchSource {
  readonly source: TouchSourceName;
  /** Runs outside any transaction, may be slow. A touch missing from the answer stays due. By touch id. */
  compose(ctx: Ctx, touches: readonly DueTouch[]): Promise<ReadonlyMap<string, Composed>>;
  /** Runs in the transaction that records the carrier's answer; may run again for the same touch after a retry. */
  sent(tx: Tx, touches: readonly SentTouch[]): Promise<void>;
}

/** Hears of every accepted text whatever its source, in the recording transaction: threads, simulated leads. */
export interface SendWitness {
  sent(tx: Tx, touches: readonly SentTouch[]): Promise<void>;
}

/** What the edge hands to a drain or a reconcile. */
export interface Sources {
  readonly sources: readonly TouchSource[];
  readonly witnesses?: readonly SendWitness[];
}
