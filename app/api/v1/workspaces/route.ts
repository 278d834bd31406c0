import { openWorkspaceFor } from "@/server/integrations";
import { CreateWorkspaceInput } from "@/server/tenancy/schemas";
import { json, rest } from "../rest";

/** Another tenant with its first key, shown here and nowhere else. */
export const POST = rest({ scope: "platform:write", body: CreateWorkspaceInput }, async ({ ctx, body }) => {
  const { tenantId, slug, secret } = await openWorkspaceFor(ctx, body);
  return json({ id: tenantId, slug, api_key: secret }, 201);
});
