/** How a text travels: its alphabet, its units in that alphabet, and in how many parts it is billed and rated. */
export interface Segments {
  readonly encoding: "GSM-7" | "UCS-2";
  /** Septets in GSM-7 (an extension character is two), UTF-16 code units in UCS-2. */
  readonly units: number;
  readonly segments: number;
  /** The characters that turn the whole text UCS-2, each once. */
  readonly offending: readonly string[];
}

const basic = new Set(
  "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà",
);
const extension = new Set("^{}\\[~]|€\f");
const sizes = { "GSM-7": { alone: 160, part: 153 }, "UCS-2": { alone: 70, part: 67 } } as const;

const septets = (character: string) => (extension.has(character) ? 2 : 1);
const isGsm = (character: string) => basic.has(character) || extension.has(character);

/** GSM 03.38 and UCS-2 part counting (messaging-rules 1.9); a two-unit character never spans two parts. */
export function segmentsOf(text: string): Segments {
  const characters = [...text];
  const offending = [...new Set(characters.filter((character) => !isGsm(character)))];
  const encoding = offending.length === 0 ? "GSM-7" : "UCS-2";
  const widths = characters.map((character) => (encoding === "GSM-7" ? septets(character) : character.length));
  const units = widths.reduce((sum, width) => sum + width, 0);
  const { alone, part } = sizes[encoding];
  return { encoding, units, segments: units <= alone ? Math.min(units, 1) : partsOf(widths, part), offending };
}

function partsOf(widths: readonly number[], size: number): number {
  let parts = 1;
  let used = 0;
  for (const width of widths) {
    if (used + width > size) {
      parts += 1;
      used = 0;
    }
    used += width;
  }
  return parts;
}

const plain: readonly (readonly [RegExp, string])[] = [
  [/[\u2018\u2019\u201A\u201B\u2032\u0060\u00B4]/g, "'"],
  [/[\u201C\u201D\u201E\u201F\u2033\u00AB\u00BB]/g, '"'],
  [/[\u2010-\u2015\u2212]/g, "-"],
  [/\u2026/g, "..."],
  [/[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/g, " "],
  [/[\u200B-\u200D\u2060\uFEFF]/g, ""],
  [/[\u2022\u00B7]/g, "-"],
];

/** The same text with typographic quotes, dashes, ellipses and odd spaces written plainly: what smart encoding would do. */
export const toPlainPunctuation = (text: string): string =>
  plain.reduce((current, [odd, simple]) => current.replace(odd, simple), text);
