/** Who speaks in a text: the business, and the assistant that answers for it. */
export type Voice = { businessName: string; assistantName: string };

const stopLine = "Reply STOP to opt out.";
const saysStop = /\b(reply|text|send|txt)\b[^.]{0,20}\bstop\b/i;
const saysAssistant = /\b(ai|virtual|automated|digital)\b[^.]{0,12}\bassistant\b/i;
/** The rule asks for both at least every 30 days; windows may push a follow-up back by some days. */
const repeatAfterDays = 27;

/** Which steps tell who writes and how to stop: the first, and each one so much later that it must be said again. */
export function stepsThatIdentify(steps: readonly { step: number; delayMinutes: number }[]): Set<number> {
  const telling = new Set<number>();
  let days = 0;
  for (const { step, delayMinutes } of steps) {
    days += delayMinutes / 1_440;
    if (step > 1 && days < repeatAfterDays) continue;
    telling.add(step);
    days = 0;
  }
  return telling;
}

/**
 * Completes a text that must identify itself: the brand's name, the AI's disclosure where an AI wrote it, and the STOP
 * line (messaging-rules 1.6 and product.md 1.24). What the writer already says is not said twice.
 */
export function withIdentity(text: string, voice: Voice, mode: "fixed" | "ai"): string {
  const namesBusiness = text.toLowerCase().includes(voice.businessName.toLowerCase());
  const disclosed = mode === "fixed" || saysAssistant.test(text);
  const opening = !disclosed
    ? `${voice.assistantName} here, ${voice.businessName}'s AI assistant. `
    : namesBusiness
      ? ""
      : `${voice.businessName}: `;
  const closing = saysStop.test(text) ? "" : ` ${stopLine}`;
  return `${opening}${text.trim()}${closing}`;
}
