import words from "@/app/messages/en/unsubscribe.json";
import { leaveByOneClick, showWayOut, type WayOut } from "@/server/messaging";
import { Refusal } from "@/server/platform/errors";

type Route = { params: Promise<{ token: string }> };

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => entities[character] ?? character);
const about = (text: string, { businessName }: WayOut) => escaped(text.replace("{business}", businessName));

const style = `:root{color-scheme:light dark}body{font:1rem/1.5 system-ui,sans-serif;margin:0;padding:1.5rem}
main{max-width:32rem;margin:0 auto;overflow-wrap:anywhere}h1{font-size:1.375rem;line-height:1.3}
button{font:inherit;font-weight:600;min-height:2.75rem;padding:.5rem 1.25rem;border:0;border-radius:.5rem;background:#0b5cad;color:#fff;cursor:pointer}
button:focus-visible{outline:3px solid currentColor;outline-offset:2px}`;

/** A page of its own: no script, no picture, nothing to fetch, so that it works in whatever opens a mail's link. */
function page(status: number, { title, body }: { title: string; body: string }): Response {
  const html = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><title>${title}</title><style>${style}</style></head><body><main><h1>${title}</h1>${body}</main></body></html>`;
  return new Response(html, {
    status,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      "referrer-policy": "no-referrer",
      "content-security-policy":
        "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'",
    },
  });
}

const paragraph = (text: string) => `<p>${text}</p>`;
const gone = () => page(404, { title: escaped(words.unknown.title), body: paragraph(escaped(words.unknown.text)) });
const left = (way: WayOut) =>
  page(200, { title: escaped(words.done.title), body: paragraph(about(words.done.text, way)) });
const asking = (way: WayOut) =>
  page(200, {
    title: about(words.ask.title, way),
    body: `${paragraph(about(words.ask.text, way))}<form method="post"><button name="List-Unsubscribe" value="One-Click">${escaped(words.ask.button)}</button></form>`,
  });

async function answer(question: Promise<WayOut>, shown: (way: WayOut) => Response): Promise<Response> {
  try {
    return shown(await question);
  } catch (error) {
    if (error instanceof Refusal) return gone();
    throw error;
  }
}

/** A scanner's GET changes nothing: it shows one button. */
export const GET = async (_request: Request, { params }: Route) =>
  answer(showWayOut((await params).token), (way) => (way.hasLeft ? left(way) : asking(way)));

/** One click [RFC 8058], urlencoded or multipart, without cookies: acted on at once, never redirected. */
export const POST = async (_request: Request, { params }: Route) => answer(leaveByOneClick((await params).token), left);
