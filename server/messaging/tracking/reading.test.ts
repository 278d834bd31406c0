import { expect, test } from "vitest";
import type { MailHit } from "../schemas";
import { isProgram, readingOf } from "./reading";

const sentAt = new Date("2026-11-23T12:00:00Z");
const after = (seconds: number) => new Date(sentAt.getTime() + seconds * 1_000).toISOString();
const open = (seconds: number, byProgram = false): MailHit => ({
  kind: "open",
  link: null,
  at: after(seconds),
  isProgram: byProgram,
});
const click = (link: number, seconds: number): MailHit => ({
  kind: "click",
  link,
  at: after(seconds),
  isProgram: false,
});
const trap = (seconds: number): MailHit => ({ kind: "trap", link: null, at: after(seconds), isProgram: false });

test.each([
  ["nothing", [], [false, false, false, false]],
  ["[case 50] a pixel 2 s after delivery", [open(2)], [false, true, false, false]],
  [
    "[case 50] a pixel an hour later by a proxy that fetches for everybody",
    [open(3_600, true)],
    [false, true, false, false],
  ],
  ["a pixel a minute later", [open(60)], [true, false, false, false]],
  [
    "a filter at once, a person an hour later",
    [open(2), click(0, 2), open(3_600), click(0, 3_610)],
    [true, true, true, true],
  ],
  [
    "[case 51] every link within a second, the hidden one too",
    [click(0, 600), click(1, 600.4), trap(600.9)],
    [false, false, false, true],
  ],
  [
    "[case 51] every link within a second, the hidden one first",
    [trap(600), click(0, 600.2), click(1, 600.9)],
    [false, false, false, true],
  ],
  ["[case 51] one link, and the hidden one", [click(0, 600), trap(630)], [false, false, false, true]],
  ["two links within a second", [click(0, 600), click(1, 600.9)], [false, false, false, true]],
  ["one link twice within a second", [click(0, 600), click(0, 600.5)], [false, false, true, false]],
  ["two links within a minute", [click(0, 600), click(1, 640)], [false, false, true, false]],
  ["a link within seconds of delivery", [click(0, 9)], [false, false, false, true]],
  [
    "a filter in the morning, a person after lunch",
    [trap(20), click(0, 20), click(0, 14_400)],
    [false, false, true, true],
  ],
] as const)("%s", (_, hits, [openedByPerson, openedByMachine, clickedByPerson, clickedByMachine]) => {
  const expected = { openedByPerson, openedByMachine, clickedByPerson, clickedByMachine };
  expect(readingOf(hits, sentAt)).toEqual(expected);
});

test.each([
  ["Mozilla/5.0", true],
  ["", true],
  ["Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)", true],
  ["YahooMailProxy; https://help.yahoo.com/kb/yahoo-mail-proxy-SLN28749.html", true],
  ["python-requests/2.32", true],
  ["curl/8.5.0", true],
  ["Mozilla/5.0 (compatible; bingbot/2.0)", true],
  ["Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148", false],
  ["Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36", false],
])("%j is a program: %s", (userAgent, expected) => {
  expect(isProgram(userAgent)).toBe(expected);
});
