import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { createBooking } from "@/server/bookings";
import { exportTouches } from "@/server/campaigns";
import { handBack, takeOver } from "@/server/conversations";
import { database, inTransaction } from "@/server/platform/db";
import { textAsLead } from "@/server/rehearsal";
import { as, aTenant, withDatabase } from "@/server/testing";
import { aCampaign, drain, launched } from "@/server/testing/campaigns";
import { aTextableLead, aTexter } from "@/server/testing/texts";
import { setupProgress, setupQuery } from "./setup";

withDatabase();

const nothing = {
  hasLeads: false,
  hasLaunched: false,
  hasReplies: false,
  hasTakenOver: false,
  hasBooking: false,
  hasExported: false,
  draftId: null,
};

test("each step of the way shows once it is done, and nothing of it in another workspace", async () => {
  const [ctx, other] = [await aTexter(), await aTenant()];
  expect(await setupProgress(ctx)).toEqual(nothing);
  const { id, phone } = await aTextableLead(ctx);
  expect(await setupProgress(ctx)).toEqual({ ...nothing, hasLeads: true });
  const campaignId = await launched(ctx);
  await drain(ctx);
  expect(await setupProgress(ctx)).toMatchObject({ hasLaunched: true, hasReplies: false });
  await textAsLead(ctx, { from: phone, body: "Tell me more" });
  expect(await setupProgress(ctx)).toMatchObject({ hasReplies: true, hasTakenOver: false });
  await takeOver(ctx, { conversationId: id });
  await handBack(ctx, { conversationId: id });
  await createBooking(ctx, { lead_id: id, starts_at: "2027-03-04T15:00:00Z" });
  expect(await setupProgress(ctx)).toMatchObject({ hasTakenOver: true, hasBooking: true, hasExported: false });
  for await (const _ of await exportTouches(ctx, { campaignId }));
  const { id: draftId } = await aCampaign(ctx);
  expect(await setupProgress(ctx)).toMatchObject({ hasExported: true, draftId });
  expect(await setupProgress(other)).toEqual(nothing);
});

test("a developer does not see it", async () => {
  await expect(setupProgress(as(await aTenant(), "developer"))).rejects.toThrow("analytics:read");
});

test("in a large workspace it reads the audit log and the threads by an index", async () => {
  const ctx = await aTenant();
  const many = sql`from generate_series(1, 5000) n`;
  await inTransaction(ctx, async (tx) => {
    await tx.execute(sql`
      insert into audit_entries (tenant_id, id, created_at, actor_kind, actor_id, actor_name, action, subject_type, subject_id, diff, request_id)
      select ${ctx.tenantId}, gen_random_uuid(), now(), 'user', 'x', 'x', 'conversation.replied', 'conversation', n::text, '{}', 'x' ${many}`);
    await tx.execute(sql`
      insert into conversations (tenant_id, id, last_message_at, created_at, updated_at)
      select ${ctx.tenantId}, gen_random_uuid(), now(), now(), now() ${many}`);
  });
  const { maintain } = await database();
  for (const table of ["audit_entries", "conversations"]) await maintain(`analyze ${table}`);
  const { rows } = await inTransaction(
    ctx,
    async (tx) =>
      (await tx.execute(sql`explain ${setupQuery(ctx.tenantId)}`)) as unknown as { rows: Record<string, string>[] },
  );
  const plan = rows.flatMap((row) => Object.values(row)).join("\n");
  expect(plan).toContain("audit_subject_idx");
  expect(plan).toContain("conversations_assignee_idx");
  expect(plan).not.toContain("Seq Scan on audit_entries");
});
