import type { Readable } from "node:stream";
import { record } from "@/server/audit";
import { authorize } from "@/server/platform/access";
import { csvLine, csvMark } from "@/server/platform/csv";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import { countWhere } from "./count";
import { historiesOf } from "./engagement-history";
import { ExportLeadsInput, type LeadColumn } from "./export-columns";
import { fieldsOf } from "./fields/rows";
import { conditionFor, pageOf, viewsOf } from "./list";
import type { LeadRow } from "./rows";
import type { LeadField } from "./schemas";
import type { LeadView } from "./view";
import { workbookOf } from "./workbook";

const pageSize = 1000;
const iso = (at: Date | null) => at?.toISOString() ?? "";

type Exported = LeadView & { history: string };

/** What each column of a file holds; times are ISO 8601 in UTC. */
const cells: Record<LeadColumn, (lead: Exported) => string> = {
  id: (lead) => lead.id,
  external_id: (lead) => lead.externalId ?? "",
  name: (lead) => lead.name,
  first_name: (lead) => lead.firstName ?? "",
  last_name: (lead) => lead.lastName ?? "",
  phone: (lead) => lead.phone ?? "",
  email: (lead) => lead.email ?? "",
  company: (lead) => lead.company ?? "",
  company_website: (lead) => lead.companyWebsite ?? "",
  timezone: (lead) => lead.timeZone ?? "",
  state: (lead) => lead.state ?? "",
  postcode: (lead) => lead.postcode ?? "",
  country: (lead) => lead.country ?? "",
  conversation_state: (lead) => lead.conversationState,
  response_status: (lead) => lead.responseStatus,
  follow_up_stage: (lead) => lead.followUpStage ?? "",
  eligible_for_reengagement: (lead) => String(lead.eligibleForReengagement),
  last_contacted: (lead) => iso(lead.lastContactedAt),
  lifecycle_stage: (lead) => lead.lifecycleStage,
  engagement_stage: (lead) => lead.engagementStage,
  engagement_history: (lead) => lead.history,
  score: (lead) => String(lead.score),
  qualification: (lead) => lead.qualification,
  lawful_basis: (lead) => lead.lawfulBasis ?? "",
  owner: (lead) => lead.ownerName ?? "",
  tags: (lead) => lead.tags.join("; "),
  consent_sms: (lead) => lead.consent.sms,
  consent_email: (lead) => lead.consent.email,
  suppressed: (lead) => lead.suppressed.join("; "),
  outreach_paused_at: (lead) => iso(lead.outreachPausedAt),
  created_at: (lead) => iso(lead.createdAt),
  updated_at: (lead) => iso(lead.updatedAt),
};

type Column = LeadColumn | `attributes.${string}`;

const cellOf = (lead: Exported, column: Column): string =>
  column.startsWith("attributes.")
    ? (lead.attributes[column.slice("attributes.".length)] ?? "")
    : cells[column as LeadColumn](lead);

/**
 * The leads that match as CSV, in the order and with the columns of the screen, a page at a time: a million rows take
 * no more memory than a thousand.
 * @throws Forbidden before the first piece.
 */
export async function exportLeads(ctx: Ctx, input: ExportLeadsInput): Promise<AsyncGenerator<string>> {
  const pages = await exportRows(ctx, input);
  return lines();

  async function* lines() {
    yield csvMark;
    for await (const rows of pages) yield rows.map(csvLine).join("");
  }
}

/** The same as a workbook (XLSX); each cell is a text, so that none runs as a formula. */
export async function exportWorkbook(ctx: Ctx, input: ExportLeadsInput): Promise<Readable> {
  return workbookOf(await exportRows(ctx, input));
}

/** The header, then the rows, a page at a time. */
async function exportRows(ctx: Ctx, input: ExportLeadsInput): Promise<AsyncGenerator<string[][]>> {
  authorize(ctx, "leads:export");
  const { filter, search, sort, columns } = ExportLeadsInput.parse(input);
  const asked = { filter, search };
  const headings = await inTransaction(ctx, async (tx) => {
    const { count } = await countWhere(tx, await conditionFor(tx, asked));
    await record(tx, "leads.exported", {
      subject: { type: "leads", id: "many" },
      after: { columns: columns.join(","), count },
    });
    return headingsOf(columns, await fieldsOf(tx));
  });
  return pages();

  async function* pages() {
    yield [headings];
    for (let cursor: string | null = null, isFirst = true; isFirst || cursor; isFirst = false) {
      const page = await inTransaction(ctx, async (tx) => {
        const found = await pageOf(tx, { where: await conditionFor(tx, asked), sort, cursor, limit: pageSize });
        return { leads: await exported(tx, found.rows, columns), nextCursor: found.nextCursor };
      });
      yield page.leads.map((lead) => columns.map((column) => cellOf(lead, column)));
      cursor = page.nextCursor;
    }
  }
}

/** A workspace's own field stands under its label. */
const headingsOf = (columns: readonly Column[], fields: readonly LeadField[]): string[] =>
  columns.map((column) => fields.find(({ key }) => column === `attributes.${key}`)?.label ?? column);

async function exported(tx: Tx, rows: LeadRow[], columns: readonly Column[]): Promise<Exported[]> {
  const ids = rows.map(({ id }) => id);
  const histories = columns.includes("engagement_history") ? await historiesOf(tx, ids) : new Map<string, string>();
  return (await viewsOf(tx, rows)).map((lead) => ({ ...lead, history: histories.get(lead.id) ?? "" }));
}
