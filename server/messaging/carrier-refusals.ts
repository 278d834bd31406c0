import { and, count, desc, eq, inArray, isNotNull } from "drizzle-orm";
import { parsePhoneNumberFromString } from "libphonenumber-js/min";
import { conversations, touches } from "@/drizzle/schema";
import { statusWords, stopSender } from "@/server/channels";
import { suppress } from "@/server/consent";
import { contactsOf, markUndeliverable } from "@/server/leads";
import type { TouchChannel } from "@/server/leads/schemas";
import type { Tx } from "@/server/platform/db";
import { unseal } from "@/server/platform/vault";
import { cancelPending } from "./cancel";
import { type CodeAction, meaningOf, retryAt } from "./carrier-codes";
import { fallBack } from "./choice/fall-back";
import { switchCountryOff } from "./governor";
import { startHalt } from "./halts/halt";
import { filterLimit } from "./halts/limits";
import { type StatusChange, writeStatus } from "./ledger-writes";
import { addressDead, addressDying, domainRefused, softBounced } from "./mail/refusals";
import type { TouchStatus } from "./schemas";

/** A text that a carrier refused, at once or by a receipt. */
export interface Refused {
  readonly touchId: string;
  readonly leadId: string | null;
  readonly campaignId: string | null;
  readonly senderId: string | null;
  readonly channel: TouchChannel;
  /** The number or the e-mail address. */
  readonly address: string | null;
  /** Attempts so far, this one included. */
  readonly attempts: number;
  readonly code: number | null;
  /** The carrier's own words at a refused call; null by a receipt. */
  readonly sentence: string | null;
}

/**
 * What follows from a carrier's code: the touch's next state, and what it says about number, person, country or sender.
 * A permanent code is never retried; one that nobody listed is recorded and shown, and never resent.
 */
export async function applyRefusals(tx: Tx, refused: readonly Refused[], from: readonly TouchStatus[]): Promise<void> {
  if (refused.length === 0) return;
  const isReceipt = from.includes("sent");
  const changes = refused.map((one) => nextStateOf(one, tx.now(), isReceipt));
  await writeStatus(tx, changes, from);
  for (const one of refused) await consequences[meaningOf(one.code).action]?.(tx, one);
  const elsewhere = refused.filter(({ code }) => !endsTheStep.has(meaningOf(code).action));
  await fallBack(
    tx,
    elsewhere.map(({ touchId }) => touchId),
  );
}

/** No other channel is tried: the person wants nothing, the sender is the trouble, or nobody knows what the code says. */
const endsTheStep: ReadonlySet<CodeAction> = new Set(["opted_out", "block_number", "stop_sender", "unheard"]);

/** Stopping a sender keeps its texts waiting; a retry waits its time; everything else fails (a text once sent stays sent, undelivered). */
function nextStateOf({ touchId, code, attempts, sentence }: Refused, now: Date, isReceipt: boolean): StatusChange {
  const meaning = meaningOf(code);
  const reason =
    code === null || meaning.action === "unheard"
      ? (sentence ?? meaning.sentence)
      : `${meaning.sentence} (${statusWords(code) ?? code})`;
  const again = retryAt(meaning.action, attempts, now);
  if (again)
    return { id: touchId, status: "pending", reason: `${reason} Trying again.`, dueAt: again, errorCode: code };
  if (meaning.action === "stop_sender" && !isReceipt)
    return { id: touchId, status: "held", reason, dueAt: new Date(now.getTime() + 900_000), errorCode: code };
  return { id: touchId, status: isReceipt ? "sent" : "failed", reason, errorCode: code };
}

type Consequence = (tx: Tx, refused: Refused) => Promise<void>;

const numberDead: Consequence = async (tx, { leadId }) => {
  if (!leadId) return;
  await markUndeliverable(tx, [leadId]);
  await cancelPending(tx, {
    leadIds: [leadId],
    channels: ["sms"],
    except: ["required"],
    reason: "Texts cannot reach this number.",
  });
};

const strikesToDie = 2;

const numberDying: Consequence = async (tx, refused) => {
  if (!refused.leadId) return;
  const [row] = await tx
    .select({ strikes: count() })
    .from(touches)
    .where(
      and(
        eq(touches.tenantId, tx.tenantId),
        eq(touches.leadId, refused.leadId),
        inArray(touches.errorCode, [30005, 30006]),
      ),
    );
  if ((row?.strikes ?? 0) >= strikesToDie) await numberDead(tx, refused);
};

const countryOff: Consequence = async (tx, { senderId, address }) => {
  const country = address ? parsePhoneNumberFromString(address)?.country : undefined;
  if (senderId && country) await switchCountryOff(tx, senderId, country);
};

const senderStopped: Consequence = async (tx, { senderId, code }) => {
  if (senderId) await stopSender(tx, senderId, `${meaningOf(code).sentence} (${(code && statusWords(code)) ?? code})`);
};

/** A campaign whose texts carriers filter is halted. */
const filtered: Consequence = async (tx, { campaignId }) => {
  if (!campaignId) return;
  const last = await tx
    .select({ code: touches.errorCode })
    .from(touches)
    .where(and(eq(touches.tenantId, tx.tenantId), eq(touches.campaignId, campaignId), isNotNull(touches.sentAt)))
    .orderBy(desc(touches.sentAt))
    .limit(filterLimit.last);
  const hits = last.filter(({ code }) => filterLimit.codes.some((filtering) => filtering === code)).length;
  if (last.length >= filterLimit.last && hits / last.length >= filterLimit.share)
    await startHalt(tx, {
      scope: "campaign",
      target: campaignId,
      cause: "filtered",
      reason: `Carriers filtered ${hits} of its last ${last.length} texts.`,
    });
};

const suppressed =
  (reason: "provider" | "legal"): Consequence =>
  async (tx, { leadId, address }) => {
    if (address) await suppress(tx, { kind: "phone", address, reason });
    if (leadId)
      await cancelPending(tx, {
        leadIds: [leadId],
        except: ["required"],
        reason: "This person opted out at the carrier.",
      });
  };

const notOnWhatsApp: Consequence = async (tx, { leadId }) => {
  if (!leadId) return;
  await cancelPending(tx, { leadIds: [leadId], channels: ["whatsapp"], reason: "This number is not on WhatsApp." });
};

/** Who blocks us there gets nothing more there; texts and e-mail are another matter (messaging-rules 2.6). */
const blockedOnWhatsApp: Consequence = async (tx, { leadId, address }) => {
  if (address) await suppress(tx, { kind: "phone", address, reason: "provider", channels: ["whatsapp"] });
  if (leadId)
    await cancelPending(tx, {
      leadIds: [leadId],
      channels: ["whatsapp"],
      reason: "This person blocked us on WhatsApp.",
    });
};

const consequences: Partial<Record<CodeAction, Consequence>> = {
  number_dead: numberDead,
  number_dying: numberDying,
  opted_out: suppressed("provider"),
  block_number: suppressed("legal"),
  country_off: countryOff,
  stop_sender: senderStopped,
  filtered,
  not_on_whatsapp: notOnWhatsApp,
  whatsapp_blocked: blockedOnWhatsApp,
  address_dead: addressDead,
  address_dying: addressDying,
  mail_later: softBounced,
  mail_soft: softBounced,
  mail_policy: domainRefused,
};

type Recipient = { id: string; leadId: string | null; conversationId: string; channel: TouchChannel };

/** The numbers or e-mail addresses behind these touches, by touch. */
export async function recipientsOf(tx: Tx, recipients: readonly Recipient[]): Promise<Map<string, string>> {
  const contacts = await contactsOf(
    tx,
    recipients.flatMap(({ leadId }) => leadId ?? []),
  );
  const addresses = new Map<string, string>();
  for (const { id, leadId, conversationId, channel } of recipients) {
    const contact = contacts.get(leadId ?? "");
    const known = channel === "email" ? contact?.email : contact?.phone;
    const address = leadId ? known : await strangersPhone(tx, conversationId);
    if (address) addresses.set(id, address);
  }
  return addresses;
}

async function strangersPhone(tx: Tx, conversationId: string): Promise<string | null> {
  const [row] = await tx
    .select({ sealed: conversations.peerSealed })
    .from(conversations)
    .where(and(eq(conversations.tenantId, tx.tenantId), eq(conversations.id, conversationId)));
  return row?.sealed ? unseal(tx, { table: "conversations", column: "peer", row: conversationId }, row.sealed) : null;
}
