import type { Reason, Sign } from "../schemas";

const signs: Partial<Record<Reason["field"], Record<string, Sign>>> = {
  company: { same: "same_company", near: "near_company" },
  email: { same_mailbox: "same_mailbox", same_name_elsewhere: "near_email", same_domain: "same_domain" },
  phone: { one_digit: "near_phone" },
  place: { same: "same_place" },
};

type Phones = { typed: string | null; held: string | null };

/**
 * What speaks for two being one person, in the words of a form. The area code is said of North American numbers and
 * weighs nothing: neighbours share it.
 */
export function signsOf(reasons: readonly Reason[], { typed, held }: Phones): Sign[] {
  const levelOf = (field: Reason["field"]) => reasons.find((reason) => reason.field === field)?.level;
  const [first, last] = [levelOf("first_name"), levelOf("last_name")];
  const rest = reasons.flatMap(({ field, level }) => signs[field]?.[level] ?? []);
  const areaCode = /^\+1\d{3}/.exec(typed ?? "")?.[0];
  const isNeighbour = areaCode !== undefined && held?.startsWith(areaCode) && !rest.includes("near_phone");
  return [...nameSigns(first, last), ...rest, ...(isNeighbour ? (["same_area_code"] as const) : [])];
}

function nameSigns(first: string | undefined, last: string | undefined): Sign[] {
  if (first === "same" && last === "same") return ["same_name"];
  if (last === "same") return isAlike(first) ? ["near_name"] : ["same_last_name"];
  if (last === "near") return first === "same" || isAlike(first) ? ["near_name"] : [];
  return first === "same" ? ["same_first_name"] : [];
}

const isAlike = (level: string | undefined) => level === "near" || level === "initial";
