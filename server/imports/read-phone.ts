import { readPhone } from "@/server/leads";
import { placeOfPhone } from "@/server/timing";
import type { ProblemWord } from "./schemas";

type Unread = Extract<ReturnType<typeof readPhone>, { fault: unknown }>;

/** What a person can do about a phone that could not be read, and why it could not. Nothing is guessed. */
export function phoneProblem(cell: string, { reason, fault }: Unread): { problem: ProblemWord; reason: string } {
  if (fault === "shortened") return { problem: "phone_damaged", reason };
  if (fault === "several") return { problem: "phone_several", reason };
  const digits = cell.replace(/\D/g, "");
  const isNumber = fault !== "no_number" && digits.length >= 6;
  if (!isNumber || cell.trim().startsWith("+")) return { problem: "phone", reason };
  const abroad = digits.length >= 10 ? readPhone(`+${digits}`, "") : null;
  if (!abroad || !("phone" in abroad)) return { problem: "phone_country", reason };
  const country = placeOfPhone(abroad.phone).country ?? "another country";
  return { problem: "phone_country", reason: `${reason} It may be a number of ${country} that lost its plus sign.` };
}

/** Read by the first of the countries in which it is a number. */
export function phoneOf(cell: string, countries: readonly string[]): ReturnType<typeof readPhone> {
  const [first = "", ...others] = countries;
  const read = readPhone(cell, first);
  if ("phone" in read) return read;
  for (const country of others) {
    const again = readPhone(cell, country);
    if ("phone" in again) return again;
  }
  return read;
}
