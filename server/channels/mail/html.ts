const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => entities[character] ?? character);

const address = /https?:\/\/[^\s<>"']+/g;
const unsubscribe = /^Unsubscribe: (https?:\/\/\S+)$/;

const anchor = (url: string, label: string) => `<a href="${escaped(url)}">${escaped(label)}</a>`;

/** One line: what is an address becomes a link, everything else is shown as it is. */
function lineAsHtml(line: string): string {
  const leave = unsubscribe.exec(line)?.[1];
  if (leave) return anchor(leave, "Unsubscribe");
  let html = "";
  let from = 0;
  for (const match of line.matchAll(address)) {
    const url = match[0].replace(/[.,;:!?)]+$/, "");
    html += escaped(line.slice(from, match.index)) + anchor(url, url);
    from = match.index + url.length;
  }
  return html + escaped(line.slice(from));
}

/** The same words as simple HTML: paragraphs, line breaks and links, no images, nothing that is fetched, at home in a dark window too. */
export function htmlOf(text: string): string {
  const paragraphs = text
    .trim()
    .split(/\n{2,}/)
    .map((paragraph) => `<p>${paragraph.split("\n").map(lineAsHtml).join("<br>\n")}</p>`);
  return [
    '<!doctype html><html><head><meta charset="utf-8"><meta name="color-scheme" content="light dark"></head>',
    '<body style="font-family:sans-serif;line-height:1.5;max-width:40em">',
    ...paragraphs,
    "</body></html>",
  ].join("\n");
}
