import { followLink } from "@/server/bookings";
import { Refusal } from "@/server/platform/errors";

const gone = () =>
  new Response("This booking link does not exist. Please use the link exactly as it was texted to you.\n", {
    status: 404,
    headers: { "content-type": "text/plain; charset=utf-8" },
  });

async function follow(token: string, counts: boolean): Promise<Response> {
  try {
    const location = await followLink(token, { counts });
    return new Response(null, {
      status: 302,
      headers: { location, "cache-control": "no-store", "referrer-policy": "no-referrer" },
    });
  } catch (error) {
    if (error instanceof Refusal) return gone();
    throw error;
  }
}

type Route = { params: Promise<{ token: string }> };

export const GET = async (_request: Request, { params }: Route) => follow((await params).token, true);
/** Link previews ask with HEAD: they are sent on, not counted. */
export const HEAD = async (_request: Request, { params }: Route) => follow((await params).token, false);
