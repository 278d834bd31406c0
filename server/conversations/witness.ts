import { sql } from "drizzle-orm";
import type { SendWitness, SentTouch } from "@/server/messaging";
import { announce } from "@/server/platform/announce";
import type { Tx } from "@/server/platform/db";
import { conversationChanged } from "./events";

const previewLength = 140;

const asRecord = (touch: SentTouch) => ({
  id: touch.conversationId,
  lead_id: touch.leadId,
  message_id: touch.messageId,
  preview: touch.body.slice(0, previewLength),
  at: touch.sentAt.toISOString(),
});

/** The newest text of each thread: one statement must not touch a row twice. */
const newestOfEach = (touches: readonly SentTouch[]) => [
  ...new Map(touches.map((touch) => [touch.conversationId, touch])).values(),
];

/** Shows in the inbox what left, whatever its source; a lead's first text opens the thread. */
export const threadWitness: SendWitness = {
  sent: async (tx: Tx, touches: readonly SentTouch[]) => {
    const rows = newestOfEach(touches);
    if (rows.length === 0) return;
    await upsertThreads(tx, rows);
    const answered = touches.filter((touch) => touch.class !== "marketing");
    for (const touch of newestOfEach(answered).slice(0, 50))
      await announce(tx, conversationChanged, { conversationId: touch.conversationId });
  },
};

async function upsertThreads(tx: Tx, rows: readonly SentTouch[]) {
  await tx.execute(sql`
    insert into conversations (tenant_id, id, lead_id, state, last_preview, last_direction, last_message_id, last_message_at,
                               last_outbound_at, created_at, updated_at)
    select ${tx.tenantId}::uuid, r.id, r.lead_id, 'contacted', r.preview, 'out', r.message_id, r.at, r.at,
           ${tx.realNow().toISOString()}::timestamptz, ${tx.realNow().toISOString()}::timestamptz
    from json_to_recordset(${JSON.stringify(rows.map(asRecord))}::json)
         as r(id uuid, lead_id uuid, preview text, message_id uuid, at timestamptz)
    on conflict (tenant_id, id) do update set
      last_preview = excluded.last_preview, last_direction = 'out', last_message_id = excluded.last_message_id,
      last_message_at = greatest(conversations.last_message_at, excluded.last_message_at), last_outbound_at = excluded.last_outbound_at,
      state = case when conversations.state = 'new' then 'contacted' else conversations.state end, updated_at = excluded.updated_at`);
}
