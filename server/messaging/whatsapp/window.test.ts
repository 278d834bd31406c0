import { expect, test } from "vitest";
import { countriesWithoutMarketing, freeUntil, ruleAt } from "./law";
import { templateRefusal } from "./verdict";
import { freeWindow } from "./window";

const wroteAt = new Date("2026-11-23T17:00:00Z");
const after = (hours: number, minutes: number, seconds = 0) =>
  new Date(wroteAt.getTime() + ((hours * 60 + minutes) * 60 + seconds) * 1_000);

test.each([
  { hours: 0, minutes: 0, isOpen: true },
  { hours: 23, minutes: 59, isOpen: true },
  { hours: 24, minutes: 0, isOpen: false },
  { hours: 24, minutes: 1, isOpen: false },
  { hours: 240, minutes: 0, isOpen: false },
])(
  "[case 42] $hours h $minutes min after the last message, free words may go: $isOpen",
  ({ hours, minutes, isOpen }) => {
    expect(freeWindow(wroteAt, after(hours, minutes))).toMatchObject({ isOpen, closesAt: after(24, 0) });
  },
);

test("what leaves in the last half minute could arrive too late, so it does not", () => {
  expect(freeWindow(wroteAt, after(23, 59, 29)).isOpen).toBe(true);
  expect(freeWindow(wroteAt, after(23, 59, 30)).isOpen).toBe(false);
});

test("who never wrote there gets no free words", () => {
  expect(freeWindow(null, wroteAt)).toMatchObject({ isOpen: false, closesAt: null });
});

test("a rule binds from its first day on", () => {
  expect(ruleAt("no_marketing", new Date("2025-03-31T23:59:59Z"))).toBeNull();
  expect(ruleAt("no_marketing", new Date("2025-04-01T00:00:00Z"))?.countries).toEqual(countriesWithoutMarketing());
  expect(freeUntil(wroteAt, new Date("2018-07-31T00:00:00Z"))).toBeNull();
});

test.each([
  { status: "approved", missing: [], length: 1_024, refusal: null },
  {
    status: "pending",
    missing: [],
    length: 10,
    refusal: "WhatsApp has not approved the template hello (it is pending).",
  },
  {
    status: "paused",
    missing: [],
    length: 10,
    refusal: "WhatsApp has not approved the template hello (it is paused).",
  },
  { status: "approved", missing: ["2"], length: 10, refusal: "The template hello has no value for {{2}}." },
  {
    status: "approved",
    missing: [],
    length: 1_025,
    refusal: "The filled template has 1025 characters; WhatsApp takes at most 1024.",
  },
] as const)("a template that is $status, lacks $missing and has $length characters: $refusal", (asked) => {
  const { status, missing, length, refusal } = asked;
  expect(templateRefusal({ name: "hello", status, missing }, { length, now: wroteAt })).toBe(refusal);
});
