import { segmentsOf, toPlainPunctuation } from "@/server/messaging/schemas";

/** What a character can be written as in the phone's plain alphabet: its plain form, its letter without marks, or nothing. */
export function plainFor(character: string): string {
  const candidates = [toPlainPunctuation(character), character.normalize("NFD").replace(/\p{M}/gu, "")];
  return candidates.find((plain) => plain !== "" && segmentsOf(plain).encoding === "GSM-7") ?? "";
}

/** The text in the plain alphabet, so that twice as many characters fit into a segment. */
export const inPlainLetters = (text: string): string =>
  segmentsOf(text).offending.reduce((current, odd) => current.replaceAll(odd, plainFor(odd)), text);
