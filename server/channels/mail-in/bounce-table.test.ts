import { describe, expect, test } from "vitest";
import type { BounceClass } from "../schemas";
import { bounceTable, type EarlierBounce, isGivenUp, readBounce } from "./bounce-table";

const of = (status: string | null, diagnostic = "", reportedBy: string | null = null) =>
  readBounce({ status, diagnostic, reportedBy });

describe("[case 46] [E5.3] what a bounce says, each row of the table", () => {
  test.each([
    ["5.1.1", "hard"],
    ["5.1.2", "hard_on_second"],
    ["5.1.3", "hard"],
    ["5.1.6", "hard"],
    ["5.1.10", "hard"],
    ["5.2.1", "hard"],
    ["5.2.2", "soft"],
    ["5.2.3", "soft"],
    ["5.3.4", "soft"],
    ["5.4.1", "soft"],
    ["5.4.4", "soft"],
    ["5.5.2", "not_address"],
    ["5.6.1", "not_address"],
    ["5.7.1", "not_address"],
    ["5.7.26", "not_address"],
    ["5.7.515", "not_address"],
    ["4.2.2", "soft"],
    ["4.4.1", "soft"],
    ["4.7.26", "soft"],
    ["5.0.0", "soft"],
    ["5.1.8", "soft"],
    [null, "soft"],
  ] as const)("%s is %s", (status, expected) => {
    expect(of(status).class).toBe(expected);
  });

  test("5.1.1 and 5.1.10 are told apart from 5.1.100", () => {
    expect(of("5.1.100").class).toBe("soft");
  });

  test("Microsoft's 5.4.1 counts the second time", () => {
    expect(of("5.4.1", "550 5.4.1 Recipient address rejected: Access denied").class).toBe("hard_on_second");
    expect(of("5.4.1", "no answer", "AM0PR01.eurprd01.prod.outlook.com").class).toBe("hard_on_second");
  });

  test.each([
    ["5.7.1", "User unknown", "hard"],
    ["4.2.0", "no such user", "hard"],
    ["5.0.0", "The recipient address does not exist", "hard"],
    [null, "sorry, no mailbox here by that name", "hard"],
    ["5.7.1", "Message rejected as spam", "not_address"],
    ["5.7.1", "account suspended for policy reasons", "not_address"],
    ["5.2.2", "mailbox full", "soft"],
  ] as const)(
    "the words beat the code only where they say that nobody is there: %s %s is %s",
    (status, words, expected) => {
      expect(of(status, words).class).toBe(expected);
    },
  );

  test("the table says its version", () => {
    expect(bounceTable.version).toMatch(/^\d{4}-\d{2}$/);
  });
});

const now = new Date("2026-11-23T10:00:00Z");
const before = (hours: number, was: BounceClass = "soft", status = "4.2.2"): EarlierBounce => ({
  at: new Date(now.getTime() - hours * 3_600_000),
  class: was,
  status,
});

test.each([
  ["a hard one at once", of("5.1.1"), [], true],
  ["a first soft one never", of("4.2.2"), [], false],
  ["three soft ones over 72 hours", of("4.2.2"), [before(72), before(20)], true],
  ["three soft ones within 71 hours", of("4.2.2"), [before(71), before(20)], false],
  ["two soft ones over a week", of("4.2.2"), [before(168)], false],
  ["three soft ones over 15 days", of("4.2.2"), [before(15 * 24), before(20)], false],
  ["refusals by policy count for nothing", of("4.2.2"), [before(100, "not_address"), before(80, "not_address")], false],
  ["a policy refusal after any number", of("5.7.1"), [before(100), before(80), before(75)], false],
  ["a domain that does not exist, once", of("5.1.2"), [], false],
  ["a domain that does not exist, twice", of("5.1.2"), [before(1, "hard_on_second", "5.1.2")], true],
  ["another reason the second time", of("5.1.2"), [before(1, "soft", "4.4.1")], false],
] as const)("[case 46] an address is given up: %s", (_, bounce, earlier, expected) => {
  expect(isGivenUp(bounce, earlier, now)).toBe(expected);
});
