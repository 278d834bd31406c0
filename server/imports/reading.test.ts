import { describe, expect, test } from "vitest";
import { consentAnswer, isOptOut } from "./answers";
import { orderOf, readDate } from "./dates";
import { ambiguousDates, guessMapping, mappingOf } from "./guess";
import { namesOf, placesOf, type ReadingPlan, readRow } from "./read-row";

describe("dates", () => {
  test.each([
    ["2025-03-04", null, "2025-03-04T00:00:00.000Z"],
    ["2025-03-04T10:20:30Z", null, "2025-03-04T10:20:30.000Z"],
    ["2025-03-04 10:20:30.123+02:00", null, "2025-03-04T08:20:30.000Z"],
    ["2025/03/04", null, "2025-03-04T00:00:00.000Z"],
    ["3/4/2025", "mdy", "2025-03-04T00:00:00.000Z"],
    ["3/4/2025", "dmy", "2025-04-03T00:00:00.000Z"],
    ["03/04/25 1:05 pm", "mdy", "2025-03-04T13:05:00.000Z"],
    ["4.3.2025", null, "2025-03-04T00:00:00.000Z"],
    ["25/12/2024", null, "2024-12-25T00:00:00.000Z"],
    ["Mar 4, 2025", null, "2025-03-04T00:00:00.000Z"],
    ["4 March 2025", null, "2025-03-04T00:00:00.000Z"],
    ["4-Mar-25", null, "2025-03-04T00:00:00.000Z"],
    ["45720", null, "2025-03-04T00:00:00.000Z"],
  ] as const)("%s (%s) is %s", (cell, order, iso) => {
    const read = readDate(cell, order);
    expect("at" in read ? read.at.toISOString() : read.reason).toBe(iso);
  });

  test.each([
    ["3/4/2025", null, "can be read as month/day or as day/month"],
    ["2025-02-30", null, "no such day"],
    ["13/13/2025", null, "no such day"],
    ["2025-03-04 25:00", null, "no such time"],
    ["soon", null, "not a date"],
  ] as const)("%s is refused: %s %s", (cell, order, reason) => {
    expect(readDate(cell, order)).toMatchObject({ reason: expect.stringContaining(reason) });
  });

  test.each([
    [["3/4/2025", "3/25/2025"], "mdy"],
    [["3/4/2025", "25/3/2025"], "dmy"],
    [["3/4/2025", "5/6/2025"], null],
    [["2025-03-04", ""], "clear"],
    [["3/3/2025"], "clear"],
  ])("the values %j prove the order %s", (values, order) => expect(orderOf(values)).toBe(order));
});

describe("answers", () => {
  test.each([
    ["", "no"],
    ["no", "no"],
    ["N/A", "no"],
    ["not yet", "no"],
    ["0", "no"],
    ["FALSE", "no"],
    ["yes", "yes"],
    ["Y", "yes"],
    ["1", "yes"],
    ["TRUE", "yes"],
    ["opted in", "yes"],
    ["Granted 2024", "yes"],
    ["yes, but not by text", "unclear"],
    ["maybe", "unclear"],
    ["on hold", "unclear"],
    ["consent pending", "unclear"],
    ["unsubscribed", "withdrawn"],
    ["opted out", "withdrawn"],
    ["DNC", "withdrawn"],
  ] as const)("a consent cell %j says %s", (cell, answer) => expect(consentAnswer(cell)).toBe(answer));

  test.each([
    ["", false],
    ["no", false],
    ["FALSE", false],
    ["0", false],
    ["subscribed", false],
    ["yes", true],
    ["x", true],
    ["2024-05-01", true],
    ["STOP", true],
    ["no longer interested", true],
    ["unsubscribed", true],
  ])("an opt-out cell %j says %s", (cell, answer) => expect(isOptOut(cell)).toBe(answer));
});

describe("the mapping is guessed", () => {
  test.each([
    ["Mobile", "phone"],
    ["Cell Phone", "phone"],
    ["Telephone", "phone"],
    ["E-Mail Address", "email"],
    ["ZIP", "postcode"],
    ["Postal Code", "postcode"],
    ["Time Zone", "timezone"],
    ["Consent", "consent_sms"],
    ["Opt-In", "consent_sms"],
    ["consent_source", "consent_sms_source"],
    ["consent_date", "consent_sms_at"],
    ["consent_text_version", "consent_sms_wording"],
    ["opted_out", "opt_out"],
    ["Unsubscribed", "opt_out"],
    ["Do Not Contact", "opt_out"],
    ["Prénom", "first_name"],
    ["Last Touch", "last_contacted"],
    ["Organisation", "company"],
    ["Notes 2", "custom:notes_2"],
    ["conversation_state", ""],
    ["Phone 2", "phone"],
    ["Work Phone", "phone"],
    ["LinkedIn URL", "profile"],
    ["Fax", "custom:fax"],
  ])("%s is %s", (column, field) => expect(mappingOf(guessMapping([column], [], null))).toEqual({ [column]: field }));

  test.each([
    [
      ["Work phone", "Mobile", "Home Phone", "Landline"],
      ["phone_2", "phone", "phone_3", "custom:landline"],
    ],
    [
      ["Phone 1", "Phone 2", "phone_3"],
      ["phone", "phone_2", "phone_3"],
    ],
    [
      ["Personal email", "Email"],
      ["email_2", "email"],
    ],
    [
      ["Mobile", "Cell"],
      ["phone", "phone_2"],
    ],
  ])("several columns of a kind, %j, are %j", (columns, fields) =>
    expect(Object.values(mappingOf(guessMapping(columns, [], null)))).toEqual(fields),
  );

  test("a further column whose values are mostly something else stays an attribute", () => {
    const rows = [
      ["4155550100", "call twice", "ana"],
      ["4155550101", "212 555 0101", "https://www.linkedin.com/in/bo"],
    ];
    expect(Object.values(mappingOf(guessMapping(["Phone", "Other phone", "LinkedIn"], rows, null)))).toEqual([
      "phone",
      "custom:other_phone",
      "custom:linkedin",
    ]);
  });

  test("by its values where the name says nothing, and no field twice", () => {
    const rows = [
      ["x", "(415) 555-0100", "a@b.test", "415-555-0101"],
      ["y", "212 555 0102", "c@d.test", "2125550103"],
    ];
    expect(mappingOf(guessMapping(["A", "B", "C", "D"], rows, null))).toEqual({
      A: "custom:a",
      B: "phone",
      C: "email",
      D: "custom:d",
    });
  });

  test("two columns of one meaning: the first has the field, the second becomes an attribute", () => {
    expect(mappingOf(guessMapping(["Company", "Organisation"], [], null))).toEqual({
      Company: "company",
      Organisation: "custom:organisation",
    });
  });

  test("an earlier import of the same columns answers first", () => {
    expect(guessMapping(["Cell"], [], { Cell: "custom:cell" }).Cell).toEqual({
      field: "custom:cell",
      by: "earlier",
      confidence: 1,
    });
  });

  test("ambiguous dates of mapped columns are named", () => {
    expect(
      ambiguousDates({
        mapping: { When: "last_contacted", Other: "custom:other" },
        columns: ["When", "Other"],
        rows: [["3/4/2025", "3/4/2025"]],
        fields: [],
      }),
    ).toEqual(["When"]);
  });
});

describe("a row", () => {
  const plan: ReadingPlan = {
    columns: ["name", "phone", "zone", "touched", "country", "tags"],
    mapping: {
      name: "full_name",
      phone: "phone",
      zone: "timezone",
      touched: "last_contacted",
      country: "country",
      tags: "tags",
    },
    defaultCountry: "US",
    assumedCountries: [],
    dateOrder: null,
    consent: [],
    warranty: null,
    now: new Date("2026-11-22T00:00:00Z"),
    sandbox: true,
    fields: [],
  };
  const read = (cells: string[]) => readRow(cells, placesOf(plan));

  test("is read whole", () => {
    expect(
      read(["Lee, Ana", "020 7946 0958", "Eastern Time", "2025-01-02", "United Kingdom", "vip; warm|vip"]),
    ).toMatchObject({
      kind: "lead",
      lead: {
        firstName: "Ana",
        lastName: "Lee",
        phone: "+442079460958",
        timeZone: "America/New_York",
        country: "GB",
        tags: ["vip", "warm"],
      },
    });
  });

  test.each([
    [["Ana", "4155550100", "Mars", "", "", ""], "zone", "no time zone"],
    [["Ana", "4155550100", "", "2031-01-01", "", ""], "touched", "lies in the future"],
    [["Ana", "4155550100", "", "yesterday", "", ""], "touched", "not a date"],
    [["Ana", "", "", "", "", ""], "phone", "neither a phone nor an e-mail"],
    [["A\0na", "4155550100", "", "", "", ""], "name", "NUL"],
    [["A".repeat(10_001), "4155550100", "", "", "", ""], "name", "longer than 10,000"],
    [["A".repeat(201), "4155550100", "", "", "", ""], "name", "longer than 200"],
    [["Ana", "4155550100", "", "", "", "", "surplus"], null, "has 7 cells, the header has 6"],
  ])("%# is listed with its column", (cells, column, reason) => {
    expect(read(cells)).toMatchObject({ kind: "problem", column, reason: expect.stringContaining(reason) });
  });

  test("that is short lacks its last cells, one that is blank is no row", () => {
    expect(read(["Ana", "4155550100"])).toMatchObject({ kind: "lead", lead: { timeZone: null } });
    expect(read([" ", "", "\t"])).toEqual({ kind: "blank" });
  });

  test.each([
    [["Ana", null, "Ana Maria Lee"], "Ana", "Maria Lee"],
    [[null, null, "Ana"], "Ana", null],
    [[null, null, "Lee, Ana"], "Ana", "Lee"],
    [["Ana", "Lee", "Somebody Else"], "Ana", "Lee"],
  ] as [[string | null, string | null, string | null], string, string | null][])(
    "names %j are %s %s",
    ([first, last, full], firstName, lastName) => {
      expect(namesOf(first, last, full)).toEqual({ firstName, lastName });
    },
  );
});
