import { type IntentLabel, intentLabels, type Polarity } from "../schemas";

/** One family of phrasings: the unit by which training, evaluation and rehearsal are kept apart. */
export interface Family {
  id: string;
  language: string;
  labels: readonly IntentLabel[];
  polarity: Polarity;
  frustrated: boolean;
  template: string;
}

const slots: Record<string, readonly string[]> = {
  day: ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday"],
  month: ["january", "march", "april", "june", "september", "november"],
  time: ["9am", "10:30", "noon", "2pm", "3", "5:15pm", "after 6"],
  name: ["maria", "james", "priya", "tom", "mrs lee", "david"],
  thing: ["quote", "consultation", "inspection", "demo", "membership", "estimate", "checkup", "trial"],
  brand: ["northwind", "brightsmile", "apex", "greenline", "solara"],
  num: ["2", "3", "5", "10", "20"],
};

/** The texts of one template, `[a|b]` a choice and `{slot}` a word from a shared list, at most `limit`, spread evenly. */
export function expand(template: string, limit: number): string[] {
  const parts = template.split(/(\[[^\]]*\]|\{[a-z]+\})/).map(choicesOf);
  const total = parts.reduce((product, choices) => product * choices.length, 1);
  const wanted = Math.min(limit, total);
  const texts = new Set<string>();
  for (let index = 0; index < wanted; index++) {
    texts.add(textAt(parts, Math.floor((index * total) / wanted + spread(index, total / wanted))));
  }
  return [...texts];
}

function choicesOf(part: string): readonly string[] {
  if (part.startsWith("[")) return part.slice(1, -1).split("|");
  if (part.startsWith("{")) return slots[part.slice(1, -1)] ?? [part];
  return [part];
}

/** A fixed scatter inside the stride, so that low-order choices vary too. */
function spread(index: number, stride: number): number {
  return ((index * 7919) % 101) * (stride / 101);
}

function textAt(parts: readonly (readonly string[])[], position: number): string {
  let rest = position;
  const words = parts.map((choices) => {
    const word = choices[rest % choices.length] ?? "";
    rest = Math.floor(rest / choices.length);
    return word;
  });
  return words
    .join("")
    .replace(/\s+/g, " ")
    .replace(/ ([,.?!])/g, "$1")
    .trim();
}

/** What two templates have in common once choices, case and punctuation are gone. */
export function skeletonOf(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/\[[^\]]*\]|\{[a-z]+\}/g, " ")
    .replace(/[^\p{L}\p{N}\s]/gu, "")
    .replace(/\s+/g, " ")
    .trim();
}

const moods: Partial<Record<IntentLabel, Polarity>> = {
  interested: "positive",
  booking_request: "positive",
  already_customer: "neutral",
  booked: "positive",
  objection: "negative",
  opt_out: "negative",
  complaint: "negative",
  abusive: "negative",
};

/**
 * Families from lines of one label. A line may start with marks: `+` positive, `-` negative, `=` neutral,
 * `!` frustrated, and `&label ` for a second label.
 */
export function families(language: string, label: IntentLabel, lines: string): Family[] {
  return lines
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .map((line, index) => familyOf(line, { language, label, id: `${language}.${label}.${index}` }));
}

function familyOf(line: string, place: { language: string; label: IntentLabel; id: string }): Family {
  const [, marks = "", second, template = ""] = /^([+\-=!]*)(?:&([a-z_]+) )?(.*)$/.exec(line) ?? [];
  const secondLabel = intentLabels.find((label) => label === second);
  const labels = secondLabel ? [place.label, secondLabel] : [place.label];
  return {
    id: place.id,
    language: place.language,
    labels,
    polarity: markedPolarity(marks) ?? moods[place.label] ?? "neutral",
    frustrated: marks.includes("!") || place.label === "complaint" || place.label === "abusive",
    template: template.trim(),
  };
}

function markedPolarity(marks: string): Polarity | null {
  if (marks.includes("+")) return "positive";
  if (marks.includes("=")) return "neutral";
  return marks.includes("-") || marks.includes("!") ? "negative" : null;
}
