import { expect, test } from "vitest";
import { consentRecords } from "@/drizzle/schema";
import { whatsAppOptIns } from "@/server/consent";
import { listLeads } from "@/server/leads";
import { inTransaction } from "@/server/platform/db";
import { blindIndex } from "@/server/platform/vault";
import { aTenant, type TestCtx, withDatabase } from "@/server/testing";
import { importText, untilDone } from "@/server/testing/imports";
import { suppressPhone } from "@/server/testing/texts";
import { undoImport } from ".";

withDatabase();

const phone = "+12125550188";
const proof = { source: "form /quote", obtained_at: "2026-01-02", wording: "Message me on WhatsApp." };
const stated = { consent: [{ channel: "whatsapp" as const, ...proof }], warranty: true };
const csv = "first name,mobile\nAna,(212) 555-0188\n";
const columns =
  "first name,mobile,whatsapp opt in,whatsapp consent source,whatsapp consent date,whatsapp consent wording";
const answering = (answer: string) =>
  `${columns}\nAna,(212) 555-0188,${answer},form /quote,2026-01-02,Message me on WhatsApp.\n`;

/** What the gate finds for the only lead, should that be its number. */
async function standing(ctx: TestCtx, number = phone) {
  const [lead] = (await listLeads(ctx, {})).leads;
  return inTransaction(ctx, async (tx) => {
    const phoneHash = await blindIndex(tx, "phone", number);
    const optIns = await whatsAppOptIns(tx, [{ id: lead?.id ?? "", phoneHash }]);
    return optIns.get(lead?.id ?? "")?.status;
  });
}

const records = (ctx: TestCtx) => inTransaction(ctx, (tx) => tx.select().from(consentRecords));

test.each([
  { is: "a statement about the whole file", file: csv, settings: stated },
  { is: "its own columns", file: answering("yes"), settings: { warranty: true } },
])(
  "[CHN-1] an opt-in to WhatsApp by $is holds for the number in the file, and says nothing of texts",
  async ({ file, settings }) => {
    const ctx = await aTenant();
    await importText(ctx, file, settings);
    expect(await standing(ctx)).toBe("granted");
    expect(await standing(ctx, "+12125550199")).toBe("none");
    const [lead] = (await listLeads(ctx, {})).leads;
    expect(lead?.consent.sms).toBe("none");
    expect(await records(ctx)).toMatchObject([
      { channel: "whatsapp", event: "granted", source: proof.source, wording: proof.wording, warranty: true },
    ]);
  },
);

test.each([
  { is: "without the importer's warranty", file: answering("yes"), settings: {}, status: "unknown" },
  { is: "with an empty cell, whatever is stated for the file", file: answering(""), settings: stated, status: "none" },
  {
    is: "for texts alone",
    file: csv,
    settings: { ...stated, consent: [{ channel: "sms" as const, ...proof }] },
    status: "none",
  },
])("consent $is is no opt-in to WhatsApp: $status", async ({ file, settings, status }) => {
  const ctx = await aTenant();
  await importText(ctx, file, settings);
  expect(await standing(ctx)).toBe(status);
});

test("taken back in a column, WhatsApp is closed for good: no later file opens it, and texts are another matter", async () => {
  const ctx = await aTenant();
  await importText(ctx, csv, stated);
  await importText(ctx, answering("opted out"));
  expect(await standing(ctx)).toBe("withdrawn");
  expect((await listLeads(ctx, {})).leads[0]?.suppressed).toEqual(["whatsapp"]);
  await importText(ctx, csv, stated);
  expect(await standing(ctx)).toBe("withdrawn");
});

test("a column that says to leave somebody alone closes WhatsApp too, and a file restores nothing after a STOP", async () => {
  const ctx = await aTenant();
  await importText(ctx, "first name,mobile,opt out\nAna,(212) 555-0188,yes\n", stated);
  expect((await listLeads(ctx, {})).leads[0]?.suppressed).toContain("whatsapp");
  const other = await aTenant();
  await importText(other, csv);
  await suppressPhone(other, phone);
  await importText(other, csv, stated);
  expect(await standing(other)).not.toBe("granted");
});

test("the same file again changes nothing; undone, its opt-in no longer stands", async () => {
  const ctx = await aTenant();
  await importText(ctx, csv);
  const { id } = await importText(ctx, csv, stated);
  const before = await records(ctx);
  expect(await importText(ctx, csv, stated)).toMatchObject({ updated: 0, skipped: 1 });
  expect(await records(ctx)).toEqual(before);
  await undoImport(ctx, { importId: id });
  await untilDone(ctx, id);
  expect(await standing(ctx)).toBe("unknown");
});
