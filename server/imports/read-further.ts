import { readProfile } from "@/server/addresses";
import { readEmail } from "@/server/leads";
import { phoneOf, phoneProblem } from "./read-phone";
import type { FurtherField, ProblemWord } from "./schemas";

/** An address beside the primary ones, in its one form. */
export interface FurtherAddress {
  field: FurtherField;
  kind: "phone" | "email" | "profile";
  value: string;
}

export interface ReadFurther {
  found: FurtherAddress[];
  /** Of phones, by the attribute that keeps them. */
  extensions: Record<string, string>;
  problem: { field: FurtherField; reason: string; problem: ProblemWord } | null;
}

const kinds: Record<FurtherField, FurtherAddress["kind"]> = {
  phone_2: "phone",
  phone_3: "phone",
  email_2: "email",
  email_3: "email",
  profile: "profile",
};

type Sought = {
  fields: readonly FurtherField[];
  cell: (field: FurtherField) => string;
  countries: readonly string[];
  /** The row's primary addresses: one of them is no further one. */
  own: readonly (string | null)[];
};

/** The further addresses that a row names, each once; the first that cannot be read is a problem of the row. */
export function readFurther({ fields, cell, countries, own }: Sought): ReadFurther {
  const further: ReadFurther = { found: [], extensions: {}, problem: null };
  for (const field of fields) {
    const text = cell(field);
    if (text === "") continue;
    const read = readOne(kinds[field], text, countries);
    if ("reason" in read) {
      further.problem ??= { field, ...read };
      continue;
    }
    const isKnown = own.includes(read.value) || further.found.some(({ value }) => value === read.value);
    if (!isKnown) further.found.push({ field, kind: kinds[field], value: read.value });
    if (read.extension) further.extensions[`${field}_extension`] = read.extension;
  }
  return further;
}

type ReadOne = { value: string; extension?: string | null } | { reason: string; problem: ProblemWord };

function readOne(kind: FurtherAddress["kind"], text: string, countries: readonly string[]): ReadOne {
  if (kind === "phone") {
    const read = phoneOf(text, countries);
    return "phone" in read ? { value: read.phone, extension: read.extension } : phoneProblem(text, read);
  }
  if (kind === "email") {
    const read = readEmail(text);
    return "email" in read ? { value: read.email } : { ...read, problem: "email" };
  }
  const read = readProfile(text);
  return "profile" in read ? { value: read.profile } : { ...read, problem: "value" };
}
