import { freeUntil } from "./law";

/** What leaves now must still be inside the 24 hours when the carrier looks. */
const guardMs = 30_000;

/** Whether free words may go on WhatsApp, and until when. */
export interface FreeWindow {
  readonly isOpen: boolean;
  /** Null: nobody wrote there yet, or no rule limits it. */
  readonly closesAt: Date | null;
  readonly sentence: string;
}

/** Free words are for whoever wrote within the last 24 hours, half-open; everything else needs an approved template. */
export function freeWindow(lastInboundAt: Date | null, now: Date): FreeWindow {
  if (!lastInboundAt)
    return {
      isOpen: false,
      closesAt: null,
      sentence: "This person has not written to us on WhatsApp: only an approved template may begin.",
    };
  const closesAt = freeUntil(lastInboundAt, now);
  if (!closesAt || now.getTime() < closesAt.getTime() - guardMs)
    return { isOpen: true, closesAt, sentence: "The person wrote on WhatsApp within the last 24 hours." };
  return {
    isOpen: false,
    closesAt,
    sentence:
      "WhatsApp takes free words only within 24 hours of the person's last message there, and they are over. Send an approved template instead.",
  };
}
