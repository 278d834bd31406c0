import { currentCursor, follow, isReplayable, type LiveEvent } from "@/server/platform/live";
import { userCtx } from "@/server/tenancy";
import { requestContext } from "@/server/trpc/context";

export const dynamic = "force-dynamic";

const encoder = new TextEncoder();
const recheckMs = 30_000;

const frame = ({ cursor, name, data }: LiveEvent) =>
  `id: ${cursor}\nevent: message\ndata: ${JSON.stringify({ name, data })}\n\n`;

/** One server-sent stream a browser: announcements of one workspace, resumed with Last-Event-ID. */
export async function GET(request: Request): Promise<Response> {
  const slug = new URL(request.url).searchParams.get("tenant") ?? "";
  const ctx = await admitted(request, slug);
  if (!ctx) return new Response("Sign in to continue.", { status: 401 });
  const last = request.headers.get("last-event-id") ?? new URL(request.url).searchParams.get("after") ?? "";
  const isGap = last !== "" && !isReplayable(last, ctx.realNow());
  const from = last === "" || isGap ? await currentCursor(ctx) : last;
  const opening = isGap ? `id: ${from}\nevent: reset\ndata: {}\n\n` : `id: ${from}\nevent: ready\ndata: {}\n\n`;
  const body = new ReadableStream({
    start: (controller) => pump({ controller, request, slug, from, opening }),
  });
  return new Response(body, {
    headers: {
      "content-type": "text/event-stream",
      "cache-control": "no-store, no-transform",
      "x-accel-buffering": "no",
    },
  });
}

async function admitted(request: Request, slug: string) {
  const viewer = await requestContext(request.headers).viewer();
  return viewer ? userCtx({ id: viewer.id, name: viewer.name }, slug).catch(() => null) : null;
}

type Pump = {
  controller: ReadableStreamDefaultController;
  request: Request;
  slug: string;
  from: string;
  opening: string;
};

/** Writes frames until the browser leaves or the session no longer stands (checked every 30 s). */
async function pump({ controller, request, slug, from, opening }: Pump) {
  const ctx = await admitted(request, slug);
  let checkedAt = Date.now();
  try {
    controller.enqueue(encoder.encode(opening));
    for await (const events of ctx ? follow(ctx, from, request.signal) : []) {
      controller.enqueue(encoder.encode(events.length > 0 ? events.map(frame).join("") : ": \n\n"));
      if (Date.now() - checkedAt < recheckMs) continue;
      if (!(await admitted(request, slug))) break;
      checkedAt = Date.now();
    }
    controller.close();
  } catch {
    // The browser left in the middle of a frame: nothing to tell it.
  }
}
