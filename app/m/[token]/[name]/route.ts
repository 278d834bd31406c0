import { fileAnswer } from "@/app/api/file-answer";
import { openLinked } from "@/server/files";
import { Refusal } from "@/server/platform/errors";

export const dynamic = "force-dynamic";

type Route = { params: Promise<{ token: string; name: string }> };

/** What goes with a text, for the carrier that fetches it: without a session, behind a sealed link that ends after a day. */
export async function GET(_request: Request, { params }: Route): Promise<Response> {
  const { token, name } = await params;
  try {
    const { file, bytes } = await openLinked(token);
    return fileAnswer({ file: { ...file, name }, bytes });
  } catch (error) {
    if (error instanceof Refusal) return new Response(null, { status: 404 });
    throw error;
  }
}
