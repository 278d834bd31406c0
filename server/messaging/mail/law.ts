import { candidatesFor, type PlaceEvidence } from "@/server/timing";

/** Whether the law of a place lets a business mail people who did not ask for it. */
interface MailLaw {
  readonly place: string;
  readonly basis: "opt_out" | "opt_in";
  readonly version: string;
  readonly source: string;
}

/** messaging-rules 3.1, November 2026. A country that is not listed is treated as one that asks for consent. */
const laws: readonly MailLaw[] = [
  { place: "US", basis: "opt_out", version: "2026-11", source: "15 USC 7704 (CAN-SPAM)" },
  { place: "CA", basis: "opt_in", version: "2026-11", source: "CASL" },
  { place: "GB", basis: "opt_in", version: "2026-11", source: "PECR reg. 22" },
  { place: "AU", basis: "opt_in", version: "2026-11", source: "Spam Act 2003" },
];
const strictest: Omit<MailLaw, "place"> = {
  basis: "opt_in",
  version: "2026-11",
  source: "ePrivacy Directive, Art. 13",
};

export const countriesWithoutAsking: readonly string[] = laws
  .filter(({ basis }) => basis === "opt_out")
  .map(({ place }) => place);

/** The countries where this person may be, by every evidence. */
export const countriesOf = (evidence: PlaceEvidence, at: Date): string[] => [
  ...new Set(candidatesFor(evidence, at).places.map(({ place }) => place.slice(0, 2))),
];

/** The law that binds most where this person may be; who may be anywhere has the strictest protection. */
export function lawFor(evidence: PlaceEvidence, at: Date): Omit<MailLaw, "place"> & { place: string } {
  const found = countriesOf(evidence, at).map(
    (place) => laws.find((law) => law.place === place) ?? { place, ...strictest },
  );
  return found.find(({ basis }) => basis === "opt_in") ?? found[0] ?? { place: "", ...strictest };
}

export interface MailConsent {
  readonly allowed: boolean;
  readonly sentence: string;
  readonly facts: Record<string, unknown>;
}

type Standing = { status: "granted" | "unknown" | "none" | "withdrawn"; evidence: PlaceEvidence; at: Date };

/** Consent withdrawn is never mailed; an incomplete record or none may be where the law lets people object instead [product.md 23]. */
export function mailConsent({ status, evidence, at }: Standing): MailConsent {
  if (status === "granted") return { allowed: true, sentence: "Consent to e-mail is on record.", facts: { status } };
  if (status === "withdrawn")
    return { allowed: false, sentence: "Consent to e-mail was withdrawn.", facts: { status } };
  const law = lawFor(evidence, at);
  const facts = { status, country: law.place, basis: law.basis, source: law.source, version: law.version };
  if (law.basis === "opt_out")
    return {
      allowed: true,
      sentence: `No complete consent to e-mail is on record; the law lets people object instead (${law.source}).`,
      facts,
    };
  return {
    allowed: false,
    sentence: `No complete consent to e-mail is on record, and the law asks for it (${law.source}).`,
    facts,
  };
}
