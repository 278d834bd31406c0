import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { leads, suppressions } from "@/drizzle/schema";
import { optBackIn, suppress } from "@/server/consent";
import { listLeads } from "@/server/leads";
import { channels as everyChannel } from "@/server/leads/schemas";
import { sendDueTouches } from "@/server/messaging";
import { inTransaction } from "@/server/platform/db";
import { withDatabase } from "@/server/testing";
import { importText } from "@/server/testing/imports";
import { aRunningCampaign, aTexter, dueTexts, touchRows, wordsFor } from "@/server/testing/texts";

withDatabase();

const csv = "first name,mobile,email\nAna,(212) 555-0188,ana@northwind.test\n";
const consent = [
  { channel: "sms" as const, source: "web form", obtained_at: "2026-01-02", wording: "Text me." },
  { channel: "email" as const, source: "web form", obtained_at: "2026-01-02", wording: "Mail me." },
];

test.each([
  { title: "the number", file: "first name,mobile\nAna,+1 212-555-0188\n" },
  { title: "number and e-mail", file: csv },
  { title: "the e-mail address in other letters", file: "name,email\nAnn,ANA@northwind.test\n" },
])(
  "[case 25] who opted out and was erased comes back by a CSV with $title: known by the hash alone, suppressed, and nothing is sent",
  async ({ file }) => {
    const ctx = await aTexter();
    await importText(ctx, csv, { consent, warranty: true });
    const [ana] = (await listLeads(ctx, {})).leads;
    await inTransaction(ctx, async (tx) => {
      await suppress(tx, { kind: "phone", address: "+12125550188", reason: "erased", verbatim: null });
      // What an erasure leaves: no address that anybody could read, only its blind index on the list.
      const nobody = { firstName: null, lastName: null, searchText: "", phoneSealed: null, phoneHash: null };
      await tx
        .update(leads)
        .set({ ...nobody, emailSealed: null, emailHash: null })
        .where(eq(leads.id, ana?.id ?? ""));
      await tx.update(suppressions).set({ addressSealed: null, verbatim: null });
    });
    const done = await importText(ctx, file, { consent, warranty: true });
    expect(done).toMatchObject({ created: 1, suppressed: 1 });
    const back = (await listLeads(ctx, {})).leads.find(({ id }) => id !== ana?.id);
    expect(back).toMatchObject({ conversationState: "opted_out" });
    expect(back?.suppressed).toEqual([...everyChannel].sort());
    const leadId = back?.id ?? "";
    for (const channel of everyChannel) await dueTexts(ctx, await aRunningCampaign(ctx), [[leadId], { channel }]);
    await sendDueTouches(ctx, { limit: 10, sources: [wordsFor("campaign")] });
    expect((await touchRows(ctx)).map(({ status }) => status)).toEqual(everyChannel.map(() => "skipped"));
    // Nobody but a new person could lift it: not even START does.
    const isOpen = await inTransaction(ctx, (tx) => optBackIn(tx, { phone: "+12125550188", verbatim: "START" }));
    expect(isOpen).toBe(false);
  },
);
