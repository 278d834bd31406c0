import type { OutgoingCard } from "../schemas";

/** RFC 8291: at most 4,096 bytes leave; header, padding and tag of the one record take 103. */
export const mostPayloadBytes = 4_096 - 103;

type Words = Pick<OutgoingCard, "title" | "link"> & { body: string };

/** What the browser's worker is told: the words, and where it says what became of them. */
export const payloadOf = ({ title, body, link }: Words, { receipts, tag }: { receipts: string; tag: string }): string =>
  JSON.stringify({ title, body, link, receipts, tag });

/** The same for a notification that is not written under its own name yet. */
export const payloadBytes = (words: Words): number =>
  Buffer.byteLength(payloadOf(words, { receipts: "x".repeat(160), tag: "x".repeat(40) }));
