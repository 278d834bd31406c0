import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type ImapServer, imapLogin, imapServer } from "@/server/testing/imap-server";
import { mailOf } from "./cases/write";
import { failureSentence, type ReadMark, readInbox } from "./imap";

let server: ImapServer;
beforeEach(async () => {
  server = await imapServer();
});
afterEach(() => server.close());

const mail = (words: string) => mailOf({}, words);
const realNow = new Date("2026-11-23T10:00:00Z");

/** Reads as the job does; `fails` ends the process before the nth mail's place is kept. */
async function read(
  mark: ReadMark | null,
  { password = imapLogin.password, diesAt }: { password?: string; diesAt?: number } = {},
) {
  const taken: string[] = [];
  let kept = mark;
  const outcome = await readInbox(
    {
      address: "127.0.0.1",
      host: "localhost",
      port: server.port,
      isOwnMachine: true,
      username: imapLogin.username,
      password,
    },
    {
      mark,
      realNow,
      take: async (raw) => void taken.push(Buffer.from(raw).toString().split("\r\n\r\n")[1] ?? ""),
      keep: async (next) => {
        if (taken.length === diesAt) throw new Error("The process died.");
        kept = next;
      },
    },
  );
  return { outcome, taken, kept };
}

describe("[P-FR4.2] a mailbox read by IMAP", () => {
  test("each mail once: the next reading begins where the last one ended, and leaves the mailbox as it is", async () => {
    server.mails.set(3, mail("one")).set(7, mail("two"));
    const first = await read(null);
    expect(first.taken).toEqual(["one", "two"]);
    expect(first.kept).toEqual({ uidValidity: "1", uidNext: 8 });
    expect((await read(first.kept)).taken).toEqual([]);
    server.mails.set(9, mail("three"));
    expect((await read(first.kept)).taken).toEqual(["three"]);
    expect(server.said).toContain("EXAMINE INBOX");
    expect(server.said.join("\n")).not.toMatch(/STORE|EXPUNGE|SELECT|BODY\[\]/);
  });

  test("a process that dies between a mail and its place gets that mail again, and no other", async () => {
    server.mails.set(1, mail("one")).set(2, mail("two")).set(3, mail("three"));
    const died = await read(null, { diesAt: 2 });
    expect(died.taken).toEqual(["one", "two"]);
    expect(died.kept).toEqual({ uidValidity: "1", uidNext: 2 });
    expect((await read(died.kept)).taken).toEqual(["two", "three"]);
  });

  test("renumbered UIDs are read again", async () => {
    server.mails.set(5, mail("one"));
    const { kept } = await read(null);
    server.uidValidity = 2;
    server.mails.clear();
    server.mails.set(1, mail("one")).set(2, mail("two"));
    const again = await read(kept);
    expect(again.taken).toEqual(["one", "two"]);
    expect(again.kept).toEqual({ uidValidity: "2", uidNext: 3 });
  });

  test("an empty mailbox is read too", async () => {
    expect((await read(null)).outcome).toEqual({ taken: 0, mark: { uidValidity: "1", uidNext: 1 } });
  });
});

test("a wrong password is said in words, which do not hold it", async () => {
  expect((await read(null, { password: "wrong" })).outcome).toEqual({
    failure: "The mail server does not accept the user name or the password.",
  });
});

test("a server that does not listen is said in words", async () => {
  await server.close();
  expect((await read(null)).outcome).toEqual({ failure: "The mail server does not answer on this port." });
});

test.each([
  [{ code: "ENOTFOUND" }, "name is not known"],
  [{ code: "DEPTH_ZERO_SELF_SIGNED_CERT", message: "self-signed certificate" }, "certificate"],
  [{ code: "ETIMEDOUT" }, "in time"],
  [{ message: "secret words" }, "could not be read"],
])("%j is told as: %s", (error, words) => {
  expect(failureSentence(error)).toContain(words);
});
