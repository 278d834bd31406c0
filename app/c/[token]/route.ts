import { takeHit } from "@/server/messaging";
import { Refusal } from "@/server/platform/errors";

export const dynamic = "force-dynamic";

type Route = { params: Promise<{ token: string }> };

const headers = { "cache-control": "no-store", "referrer-policy": "no-referrer", "x-robots-tag": "noindex" };
const pixel = Buffer.from("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7", "base64");

/** A tracked mail's pixel or link: counted, then shown or followed. Where it leads stands sealed in the address, nowhere else. */
async function answer(request: Request, { params }: Route): Promise<Response> {
  const userAgent = request.headers.get("user-agent") ?? "";
  try {
    const followed = await takeHit((await params).token, { isLook: request.method === "HEAD", userAgent });
    if (followed.kind === "target")
      return new Response(null, { status: 302, headers: { ...headers, location: followed.url } });
    if (followed.kind === "nothing") return new Response(null, { status: 204, headers });
    return new Response(new Uint8Array(pixel), { headers: { ...headers, "content-type": "image/gif" } });
  } catch (error) {
    if (error instanceof Refusal) return new Response(null, { status: 404, headers });
    throw error;
  }
}

export const GET = answer;
export const HEAD = answer;
