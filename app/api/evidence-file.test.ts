import { beforeAll, expect, test } from "vitest";
import { applyReceipt, type Evidence, evidenceOf, sendDueTouches } from "@/server/messaging";
import { withDatabase } from "@/server/testing";
import { withCarrier } from "@/server/testing/carrier";
import { pdfPages } from "@/server/testing/pdf-text";
import { aCampaignOf, touchRows, wordsFor } from "@/server/testing/texts";
import { evidenceFile } from "./evidence-file";

const carrier = await withCarrier();
withDatabase();

let evidence: Evidence;
beforeAll(async () => {
  const { ctx } = await aCampaignOf(1);
  await sendDueTouches(ctx, { limit: 10, sources: [wordsFor("campaign")] });
  const providerId = carrier.taken[0]?.sid ?? "";
  await applyReceipt(ctx, { provider: "twilio", providerId, status: "delivered", errorCode: null, attemptId: null });
  const [touch] = await touchRows(ctx);
  evidence = await evidenceOf(ctx, { touchId: touch?.id ?? "" });
});

const pagesOf = async (content: Evidence): Promise<string[]> => {
  const answer = await evidenceFile(content, "pdf");
  expect(answer.headers.get("content-type")).toBe("application/pdf");
  return pdfPages(new Uint8Array(await answer.arrayBuffer()));
};

/** As one reads it: where a line ends does not count. */
const read = (words: string) => words.replaceAll(/\s+/g, "");

const leavesOf = (value: unknown): string[] =>
  typeof value === "object" && value !== null ? Object.values(value).flatMap(leavesOf) : [String(value ?? "–")];

test("[P-NFR5.2] the PDF says what the JSON says: consent, every rule's sentence, the carrier's receipts, the digest", async () => {
  const said = read((await pagesOf(evidence)).join("\n"));
  const data = JSON.parse(JSON.stringify(evidence));
  for (const leaf of leavesOf(data).filter((leaf) => !["true", "false"].includes(leaf)))
    expect(said).toContain(read(leaf));
  expect(evidence.verdict.length).toBeGreaterThan(8);
  expect(evidence.carrier.receipts).toHaveLength(1);
  expect(said).not.toContain("[U+");
});

test("fifty verdicts go over several pages, each with its number, the business and the zone of its times", async () => {
  const verdict = Array.from({ length: 50 }, (_, at) => ({
    rule: `rule-${at}`,
    version: "2026-11",
    outcome: "pass" as const,
    sentence: `Rule number ${at} lets it pass.`,
    facts: { zones: ["America/New_York", "America/Chicago"] },
  }));
  const pages = await pagesOf({ ...evidence, verdict });
  expect(pages.length).toBeGreaterThan(3);
  for (const [at, page] of pages.entries())
    expect(read(page)).toContain(read(`${evidence.business.name} · page ${at + 1} of ${pages.length}`));
  for (const { sentence } of verdict) expect(read(pages.join(""))).toContain(read(sentence));
  expect(read(pages[0] ?? "")).toContain(read(`Times are in ${evidence.business.time_zone}`));
});

test("a character that the typeface lacks stands as its number and the page says so; nothing is drawn as another one", async () => {
  const { message, recipient } = evidence;
  const named = { ...recipient, name: "Łukasz Żółć" } as Evidence["recipient"];
  const pages = await pagesOf({
    ...evidence,
    recipient: named,
    message: { ...message, text: "Café – 10 €, 你好 😀" },
  });
  const said = read(pages.join(""));
  expect(said).toContain("[U+0141]ukasz[U+017B]ó[U+0142][U+0107]");
  expect(said).toContain(read("Café – 10 €, [U+4F60][U+597D] [U+1F600]"));
  expect(said).toContain(read("Characters that the typeface of this file lacks"));
});

test("a run without a space is broken over lines instead of leaving the page", async () => {
  const link = `https://example.com/${"a".repeat(300)}`;
  const pages = await pagesOf({ ...evidence, message: { ...evidence.message, text: link } });
  expect(read(pages.join(""))).toContain(link);
  const lines = pages.join("\n").split("\n");
  expect(lines.filter((line) => line.includes("aaaa")).length).toBeGreaterThan(7);
  for (const line of lines.filter((line) => line.includes("aaaa"))) expect(line.length).toBeLessThanOrEqual(40);
});
