import { beforeAll, expect, test } from "vitest";
import { dkimName, dkimRecord, newDkimKey } from "./dkim";
import { type DomainFacts, findingsFor } from "./domain-check";

let pem: string;
let facts: DomainFacts;

beforeAll(async () => {
  pem = await newDkimKey();
  const record = dkimRecord({ selector: "rk1", domain: "mail.northwind.test", pem })?.value ?? "";
  facts = {
    domain: "mail.northwind.test",
    fromDomain: "northwind.test",
    dkim: { name: dkimName("rk1", "mail.northwind.test"), pem },
    records: {
      spf: ["google-site-verification=1", "v=spf1 include:_spf.example.test -all"],
      dkim: [record.replace("; p=", ";  p= ")],
      dmarc: ["v=DMARC1; p=none; rua=mailto:d@northwind.test"],
    },
  };
});

const outcomes = (changed: Partial<DomainFacts>, records: Partial<DomainFacts["records"]> = {}) =>
  Object.fromEntries(
    findingsFor({ ...facts, ...changed, records: { ...facts.records, ...records } }).map(
      ({ id, outcome, sentence }) => [id, `${outcome}: ${sentence}`],
    ),
  );

test("a domain with all three records passes", () => {
  expect(Object.values(outcomes({})).every((said) => said.startsWith("pass"))).toBe(true);
});

test.each([
  ["spf", {}, { spf: [] }, "has no SPF record"],
  ["spf", {}, { spf: ["v=spf1 -all", "v=spf1 ~all"] }, "has 2 SPF records"],
  ["spf", {}, { spf: ["v=spf1 +all"] }, "lets every server"],
  ["spf", {}, { spf: "no answer" }, "did not answer"],
  ["dkim", { dkim: null }, {}, "no signing key yet"],
  ["dkim", {}, { dkim: [] }, "Nothing is published at rk1._domainkey.mail.northwind.test"],
  ["dkim", {}, { dkim: ["v=DKIM1; k=rsa; p=AAAA"] }, "Another key"],
  ["dkim", {}, { dkim: "no answer" }, "did not answer"],
  ["dmarc", {}, { dmarc: [] }, "no DMARC policy"],
  ["dmarc", { fromDomain: "elsewhere.test" }, {}, "the same domain in both"],
  ["dmarc", {}, { dmarc: "no answer" }, "did not answer"],
] as const)("%s: %j %j", (id, changed, records, sentence) => {
  const said = outcomes(changed, records)[id] ?? "";
  expect(said).toContain(sentence);
  expect(said.startsWith("pass")).toBe(false);
});
