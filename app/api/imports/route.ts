import { uploadImport } from "@/server/imports";
import { Refusal } from "@/server/platform/errors";
import { log } from "@/server/platform/log";
import { userCtx } from "@/server/tenancy";
import { requestContext } from "@/server/trpc/context";

export const dynamic = "force-dynamic";

const said = (message: string, status: number) => Response.json({ message }, { status });

/** The browser's upload: the file's bytes as the body, its name in `x-file-name`. Forms of other sites cannot send these headers. */
export async function POST(request: Request): Promise<Response> {
  const context = requestContext(request.headers);
  const viewer = await context.viewer();
  if (!viewer || !context.tenantSlug) return said("Sign in to continue.", 401);
  try {
    const ctx = await userCtx({ id: viewer.id, name: viewer.name }, context.tenantSlug, context.requestId);
    const fileName = decodeURIComponent(request.headers.get("x-file-name") ?? "leads.csv");
    const { id } = await uploadImport(ctx, { fileName, source: request.body ?? nothing() });
    return Response.json({ importId: id }, { status: 201 });
  } catch (error) {
    if (error instanceof Refusal)
      return said(error.message, error.kind === "not_found" ? 404 : error.kind === "forbidden" ? 403 : 422);
    log.error(
      { requestId: context.requestId, name: error instanceof Error ? error.name : "unknown" },
      "an upload failed",
    );
    return said("The upload failed on our side. Nothing was kept. Try again in a moment.", 500);
  }
}

async function* nothing(): AsyncGenerator<Uint8Array> {}
