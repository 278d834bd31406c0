/**
 * Enhanced status codes [RFC 3463] as whole numbers, beside the carriers' own codes in the ledger: "5.7.26" is 5007026.
 * Carriers of texts use at most five digits, so that the two never meet.
 */
export function statusCode(enhanced: string): number | null {
  const [, type, subject, detail] = /^([245])\.(\d{1,3})\.(\d{1,3})$/.exec(enhanced) ?? [];
  return type ? Number(type) * 1_000_000 + Number(subject) * 1_000 + Number(detail) : null;
}

/** "5.7.26" again, or null for a code that is not of mail. */
export function statusWords(code: number): string | null {
  const type = Math.floor(code / 1_000_000);
  return type >= 2 && type <= 5 ? `${type}.${Math.floor(code / 1_000) % 1_000}.${code % 1_000}` : null;
}

const unknownUser =
  /\b(?:(?:user|recipient|mailbox|account|address)\b[^.]{0,20}\b(?:unknown|not found|does(?: not|n't) exist|disabled)|(?:unknown|no such|invalid) (?:user|recipient|mailbox|address))\b/i;

/**
 * What a server's answer means: its enhanced code, and 5.1.1 where the words speak of an unknown user, because some
 * servers answer that with another code [messaging-rules 3.4].
 */
export function codeOfAnswer(answer: string): number | null {
  const basic = /^\d{3}/.exec(answer)?.[0] ?? "";
  const enhanced = /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})\b/.exec(answer)?.[1] ?? null;
  const isPolicy = enhanced?.startsWith("5.7.") ?? false;
  if (basic.startsWith("5") && !isPolicy && unknownUser.test(answer)) return statusCode("5.1.1");
  return enhanced ? statusCode(enhanced) : statusCode(`${basic.slice(0, 1)}.0.0`);
}
