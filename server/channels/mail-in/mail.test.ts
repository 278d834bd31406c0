import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { autoSubjects } from "./auto-reply";
import { awayUntil } from "./away-until";
import { readBounce } from "./bounce-table";
import { autoReplies } from "./cases/auto-replies.cases";
import { complaints, others } from "./cases/complaints.cases";
import { replies } from "./cases/replies.cases";
import { deliveryReports } from "./cases/reports.cases";
import { mailOf, original, ourId, token } from "./cases/write";
import { readMail } from "./mail";
import { wordsBeforeCutting } from "./own-words";
import { mailLimits } from "./parts";
import { cutReply, longestReplyBytes } from "./reply-text";

const receivedAt = new Date("2026-11-23T10:00:00Z");

async function understood(raw: Uint8Array) {
  const mail = await readMail(raw, receivedAt);
  if ("refusal" in mail) throw new Error(mail.refusal);
  return mail;
}

async function meaning(raw: Uint8Array, kind: string) {
  const { meaning: found } = await understood(raw);
  expect(found.kind).toBe(kind);
  return found;
}

describe("delivery reports [case 46]", () => {
  test.each(deliveryReports)(
    "%s",
    async (_, raw, { bounce, action = "failed", recipient = "ana@example.net", status }) => {
      const mail = await understood(raw);
      if (mail.meaning.kind !== "delivery_report") throw new Error(mail.meaning.kind);
      const [report] = mail.meaning.reports;
      expect(report).toMatchObject({ action, status, recipient });
      expect(mail.tokens[0]).toBe(token);
      if (report && bounce) expect(readBounce(report).class).toBe(bounce);
    },
  );
});

test.each(complaints)("[case 48] complaint: %s", async (_, raw, complaint) => {
  expect(await meaning(raw, "complaint")).toMatchObject({ complaint });
  expect((await understood(raw)).tokens[0]).toBe(token);
});

test.each(others)("nothing follows from %s", async (_, raw) => {
  await meaning(raw, "other");
});

describe("automatic answers [case 49]", () => {
  test.each(autoReplies)("%s", async (_, raw, expected) => {
    expect(await meaning(raw, "auto_reply")).toMatchObject({ auto: expected });
  });

  test("at least eight languages' subjects are known, and no reply that a person writes to one", () => {
    expect(Object.keys(autoSubjects).length).toBeGreaterThanOrEqual(8);
    for (const pattern of Object.values(autoSubjects))
      expect(pattern.test("Re: Automatic reply: Abwesenheit")).toBe(false);
  });

  test("Auto-Submitted: no is a person", async () => {
    await meaning(mailOf({ "Auto-Submitted": "no" }, "Hello"), "reply");
  });

  test.each([
    ["I work from 3 December", null],
    ["until 31 February 2027", null],
    ["until 3 December 2028", null],
    ["I will be out from November 24 to December 3", "2026-12-03"],
    ["du 24 novembre au 3 décembre", "2026-12-03"],
  ])("%j is away until %s", (words, until) => {
    expect(awayUntil(words, receivedAt)).toBe(until);
  });
});

describe("replies", () => {
  test.each(replies)("%s", async (_, raw, said) => {
    expect(await meaning(raw, "reply")).toMatchObject({ reply: { said } });
    expect((await understood(raw)).tokens).toEqual([token]);
  });

  test("what a model sees is at most 64 KB, on a whole character", async () => {
    const { said } = await cutReply("é".repeat(100_000));
    expect(Buffer.byteLength(said)).toBeLessThanOrEqual(longestReplyBytes);
    expect(said.endsWith("é")).toBe(true);
  });
});

describe("which of our mails it is about", () => {
  const other = token.replace("a", "b");
  test.each([
    [
      "the return path before everything",
      { "Delivered-To": `b+${token}@x.test`, "In-Reply-To": `<${other}.1@x.test>` },
      [token, other],
    ],
    [
      "the plus-address before In-Reply-To",
      { "Delivered-To": `r+${token}@x.test`, "In-Reply-To": `<${other}.1@x.test>` },
      [token, other],
    ],
    ["In-Reply-To before References", { "In-Reply-To": ourId, References: `<${other}.1@x.test>` }, [token, other]],
    ["the newest of References first", { References: `<${other}.1@x.test> ${ourId}` }, [token, other]],
    ["none", { "In-Reply-To": "<CAF@mail.gmail.com>" }, []],
  ] as const)("%s", async (_, headers, tokens) => {
    expect((await understood(mailOf(headers, "Hi"))).tokens).toEqual(tokens);
  });
});

describe("words before cutting", () => {
  const footer =
    "Hello Ana, shall we look at your roof?\nNorthwind, 1 Main St\nDon't want these mails? Unsubscribe: https://u.northwind.test/o/x";
  test.each([
    ["our own footer in the quote is ours", `Tuesday.\n\n-----Original Message-----\n${footer}`, "Tuesday."],
    ["below the quote they speak", `-----Original Message-----\n${footer}\nstop mailing me`, "stop mailing me"],
    ["below the signature too", "Thanks\n-- \nunsubscribe me", "Thanks\nunsubscribe me"],
    ["what > marks is quoted", "> unsubscribe\nFine", "Fine"],
  ])("%s", async (_, text, words) => {
    const lines = wordsBeforeCutting(await cutReply(text), footer).split("\n");
    expect(lines.filter((line) => !line.startsWith("--")).join("\n")).toBe(words);
  });

  test("without our mail, nobody can say whose words a quote holds", async () => {
    expect(wordsBeforeCutting(await cutReply("Hi\n-----Original Message-----\nunsubscribe"), null)).toBe("Hi");
  });
});

describe("what cannot be read", () => {
  test.each([
    ["nothing", Buffer.alloc(0), "empty"],
    ["26 MB", Buffer.alloc(mailLimits.bytes + 1, "a"), "larger than 25 MB"],
    ["2,000 header lines", Buffer.from(`${"X-A: b\r\n".repeat(2_000)}\r\nHi`), "header lines"],
    ["one header of 1 MB", Buffer.from(`X-A: ${"b".repeat(1_000_000)}\r\n\r\nHi`), "malformed"],
    [
      "1,000 parts",
      Buffer.from(`Content-Type: multipart/mixed; boundary=b\r\n\r\n${"--b\r\n\r\nx\r\n".repeat(1_000)}--b--`),
      "malformed",
    ],
  ])("%s: a sentence", async (_, raw, sentence) => {
    const mail = await readMail(raw, receivedAt);
    expect("refusal" in mail && mail.refusal).toContain(sentence);
  });

  test("arbitrary bytes never throw", async () => {
    const bytes = fc.uint8Array({ maxLength: 2_000 });
    const sliced = fc
      .tuple(fc.nat({ max: original.length }), bytes)
      .map(([at, noise]) =>
        Buffer.concat([Buffer.from(original.slice(0, at)), noise, Buffer.from(original.slice(at))]),
      );
    await fc.assert(
      fc.asyncProperty(fc.oneof(bytes, sliced), async (raw) => {
        const mail = await readMail(raw, receivedAt);
        expect("refusal" in mail || typeof mail.meaning.kind === "string").toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  test("a mail made to be slow is read within a second", async () => {
    const nasty = [
      "\n".repeat(200_000),
      "Op x\n".repeat(40_000),
      "> ".repeat(100_000),
      `On ${"a ".repeat(100_000)}`,
      "On a\n".repeat(40_000),
    ];
    for (const text of nasty) {
      const began = performance.now();
      await cutReply(text);
      expect(performance.now() - began).toBeLessThan(1_000);
    }
  });
});
