import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { inTransaction } from "@/server/platform/db";
import { withDatabase } from "@/server/testing";
import { inputsOf, procedureInputs } from "@/server/testing/procedure-inputs";
import { answerOf, viewerOf } from "@/server/testing/procedures";
import { aRichTenant, type RichTenant } from "@/server/testing/rich-tenant";
import { appRouter } from "./root";

withDatabase();

const procedures = appRouter._def.procedures as unknown as Record<string, { _def: { type: "query" | "mutation" } }>;
const mutations = Object.keys(procedureInputs).filter((path) => procedures[path]?._def.type === "mutation");

async function entriesOf({ ctx }: RichTenant): Promise<number> {
  const { rows } = (await inTransaction(ctx, (tx) =>
    tx.execute(sql`select count(*)::int as count from audit_entries where tenant_id = ${tx.tenantId}`),
  )) as unknown as { rows: { count: number }[] };
  return rows[0]?.count ?? 0;
}

/** "logged", "silent" or the code of the refusal. */
async function traceOf(tenant: RichTenant, path: string): Promise<string> {
  const before = await entriesOf(tenant);
  const seat = { tenantSlug: tenant.ctx.tenantSlug, viewer: viewerOf(tenant) };
  const { kind } = await answerOf(seat, path, inputsOf(path, tenant.ids)[0]);
  if (kind !== "ok") return kind;
  return (await entriesOf(tenant)) > before ? "logged" : "silent";
}

/** A person's own account belongs to no workspace; a look, a test and a refusal change nothing. */
const unlogged = {
  "auth.changePassword": "silent",
  "auth.revokeOtherSessions": "silent",
  "auth.revokeSession": "silent",
  "auth.updateProfile": "silent",
  "bulk.cancel": "UNPROCESSABLE_CONTENT", // has ended
  "channels.addTwilio": "UNPROCESSABLE_CONTENT", // a sandbox
  "channels.addWhatsApp": "UNPROCESSABLE_CONTENT", // a sandbox
  "channels.fetchTemplates": "UNPROCESSABLE_CONTENT", // a sandbox
  "channels.checkDomain": "UNPROCESSABLE_CONTENT", // a sandbox
  "channels.testSignature": "silent",
  "conversations.markRead": "silent",
  "imports.addLead": "CONFLICT", // known already
  "imports.answer": "UNPROCESSABLE_CONTENT", // not checked
  "imports.fixRows": "UNPROCESSABLE_CONTENT", // not checked
  "imports.pause": "UNPROCESSABLE_CONTENT", // not running
  "imports.resume": "UNPROCESSABLE_CONTENT", // not paused
  "imports.start": "UNPROCESSABLE_CONTENT", // not checked
  "segments.remove": "UNPROCESSABLE_CONTENT", // in use
  "tenancy.leave": "UNPROCESSABLE_CONTENT", // the last owner
};

test("[P-NFR4.2] whatever a person changes through the product leaves an audit entry, or is refused", async () => {
  const tenant = await aRichTenant("Audited");
  const traces: [string, string][] = [];
  for (const path of mutations) traces.push([path, await traceOf(tenant, path)]);
  expect(Object.fromEntries(traces.filter(([, trace]) => trace !== "logged"))).toEqual(unlogged);
}, 60_000); // fifty verbs, one after the other
