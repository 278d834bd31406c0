const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => entities[character] ?? character);

const address = /https?:\/\/[^\s<>"']+/g;
const unsubscribe = /^Unsubscribe: (https?:\/\/\S+)$/;

/** Where the links of a tracked mail lead in place of where they say, and what only a program fetches or follows. */
export interface Tracked {
  readonly links: Readonly<Record<string, string>>;
  readonly pixel: string;
  /** Followed by whoever follows everything. */
  readonly trap: string;
}

const cleaned = (found: string) => found.replace(/[.,;:!?)]+$/, "");

/** The addresses that become links, the way out left out. */
export const linksOf = (text: string): string[] => [
  ...new Set(
    text
      .split("\n")
      .flatMap((line) => (unsubscribe.test(line) ? [] : [...line.matchAll(address)].map(([found]) => cleaned(found)))),
  ),
];

const anchor = (url: string, label: string) => `<a href="${escaped(url)}">${escaped(label)}</a>`;

/** One line: what is an address becomes a link, everything else is shown as it is. */
function lineAsHtml(line: string, links: Tracked["links"]): string {
  const leave = unsubscribe.exec(line)?.[1];
  if (leave) return anchor(leave, "Unsubscribe");
  let html = "";
  let from = 0;
  for (const match of line.matchAll(address)) {
    const url = cleaned(match[0]);
    html += escaped(line.slice(from, match.index)) + anchor(links[url] ?? url, url);
    from = match.index + url.length;
  }
  return html + escaped(line.slice(from));
}

const untold = { links: {}, pixel: null, trap: null };

/** No person sees, hears or reaches either of them. */
const traces = ({ pixel, trap }: { pixel: string | null; trap: string | null }): string[] =>
  pixel && trap
    ? [
        `<a href="${escaped(trap)}" style="display:none" aria-hidden="true" tabindex="-1"></a>`,
        `<img src="${escaped(pixel)}" width="1" height="1" alt="" style="display:block;border:0">`,
      ]
    : [];

/** The same words as simple HTML: paragraphs, line breaks and links, at home in a dark window too; nothing is fetched unless it is tracked. */
export function htmlOf(text: string, tracked: Tracked | null = null): string {
  const { links, ...hidden } = tracked ?? untold;
  const paragraphs = text
    .trim()
    .split(/\n{2,}/)
    .map(
      (paragraph) =>
        `<p>${paragraph
          .split("\n")
          .map((line) => lineAsHtml(line, links))
          .join("<br>\n")}</p>`,
    );
  return [
    '<!doctype html><html><head><meta charset="utf-8"><meta name="color-scheme" content="light dark"></head>',
    '<body style="font-family:sans-serif;line-height:1.5;max-width:40em">',
    ...paragraphs,
    ...traces(hidden),
    "</body></html>",
  ].join("\n");
}
