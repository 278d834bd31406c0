import { expect, test } from "vitest";
import { runImportBatches } from "@/server/imports";
import { installKey } from "@/server/integrations";
import { channels as everyChannel } from "@/server/leads/schemas";
import { permissions } from "@/server/platform/access";
import { aTenant, type TestCtx, withDatabase } from "@/server/testing";
import { POST as cancel } from "../imports/[id]/cancel/route";
import { GET as problems } from "../imports/[id]/problems/route";
import { GET as getImport } from "../imports/[id]/route";
import { POST as upload } from "../imports/route";
import { GET as countSegment } from "../segments/[id]/count/route";
import { POST as createSegment } from "../segments/route";
import { GET as getLead, PATCH as patchLead } from "./[id]/route";
import { POST as suppressLead } from "./[id]/suppress/route";
import { GET as exportLeads } from "./export/route";
import { GET as listLeads } from "./route";

withDatabase();

type Route = (request: Request, route: { params: Promise<Record<string, string>> }) => Promise<Response>;
type Call = { method?: string; path?: string; id?: string; body?: BodyInit; headers?: Record<string, string> };

async function aKey(ctx: TestCtx, scopes: readonly (typeof permissions)[number][] = permissions) {
  const secret = `rk_test_${crypto.randomUUID()}${crypto.randomUUID()}`;
  await installKey(ctx, secret, scopes);
  return (route: Route, { method = "GET", path = "/x", id = "", body, headers = {} }: Call = {}) =>
    route(
      new Request(`http://localhost/api/v1${path}`, {
        method,
        body,
        headers: { authorization: `Bearer ${secret}`, ...headers },
      }),
      {
        params: Promise.resolve({ id }),
      },
    );
}

const csv =
  "name,phone,email,opt in,Interest\nAna Lee,(415) 555-0100,ana@x.test,yes,Solar\nBo Oko,212-555-0101,,no,\nBad,55,,,\n";

function formOf(fields: Record<string, string>, file: string | null = csv) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  if (file !== null) form.set("file", new File([file], "leads.csv", { type: "text/csv" }));
  return form;
}

async function imported(ctx: TestCtx, fields: Record<string, string> = {}) {
  const call = await aKey(ctx);
  const answer = await call(upload, { method: "POST", body: formOf(fields) });
  const { id } = await answer.json();
  for (let turn = 0; turn < 9; turn++) if ((await runImportBatches(ctx, { importId: id })).done) break;
  return { call, id, status: answer.status };
}

const proof = JSON.stringify([
  { channel: "sms", source: "web form", obtained_at: "2026-01-02", wording: "Yes, text me." },
]);

test("[P-FR1.1] a CSV sent as a form is imported, with its consent and its rejected rows", async () => {
  const ctx = await aTenant();
  const { call, id, status } = await imported(ctx, { consent: proof, warranty: "true", default_country: "US" });
  expect(status).toBe(202);
  const one = await (await call(getImport, { id })).json();
  expect(one).toMatchObject({
    status: "completed",
    rows_total: 3,
    created: 2,
    rejected: 1,
    updated: 0,
    skipped: 0,
    suppressed: 0,
  });
  const rejected = await (await call(problems, { id })).json();
  expect(rejected.data).toMatchObject([{ row: 3, column: "phone", value: "55", original: ["Bad", "55", "", "", ""] }]);
  const file = await (await call(problems, { id, headers: { accept: "text/csv" } })).text();
  expect(file).toContain("name,phone,email,opt in,Interest,row,column,value,reason");
  const { data } = await (await call(listLeads, { path: "/leads?phone=%2B14155550100" })).json();
  expect(data).toMatchObject([
    {
      first_name: "Ana",
      last_name: "Lee",
      phone: "+14155550100",
      conversation_state: "new",
      response_status: "No Response",
      consent: {
        sms: { status: "granted", class: "marketing", source: "web form", obtained_at: "2026-01-02T00:00:00.000Z" },
        email: { status: "none" },
      },
      suppressed: [],
      attributes: { interest: "Solar" },
    },
  ]);
});

test("a form without a file, with broken JSON or with an ambiguous date is refused, and nothing is kept", async () => {
  const ctx = await aTenant();
  const call = await aKey(ctx);
  const refused = async (body: BodyInit, headers = {}) => {
    const answer = await call(upload, { method: "POST", body, headers });
    return [answer.status, (await answer.json()).detail];
  };
  expect(await refused(formOf({}, null))).toEqual([422, "Send the CSV in the form field file."]);
  expect(await refused(formOf({ mapping: "{phone" }))).toEqual([422, "The field mapping is not valid JSON."]);
  expect(await refused(formOf({ mapping: '{"phone":"shoe"}' }))).toEqual([422, 'There is no field called "shoe".']);
  expect(await refused(formOf({ mapping: '{"Handy":"phone"}' }))).toEqual([
    422,
    expect.stringContaining('no column called "Handy"'),
  ]);
  expect(await refused(formOf({}, "phone,last contact\n4155550100,3/4/2025\n"))).toEqual([
    422,
    expect.stringContaining("date_order mdy or dmy"),
  ]);
  expect(await refused(formOf({}, ""))).toEqual([422, expect.stringContaining("The file is empty")]);
  expect(await refused("name,phone\n", { "content-type": "text/csv" })).toEqual([
    415,
    expect.stringContaining("multipart/form-data"),
  ]);
});

test("[P-FR1.4] leads are listed by page, changed under If-Match, suppressed, and exported", async () => {
  const ctx = await aTenant();
  const { call } = await imported(ctx);
  const first = await (await call(listLeads, { path: "/leads?limit=1&sort=name" })).json();
  expect(first).toMatchObject({ has_more: true, data: [{ first_name: "Ana" }] });
  const second = await (await call(listLeads, { path: `/leads?limit=1&sort=name&cursor=${first.next_cursor}` })).json();
  expect(second).toMatchObject({ has_more: false, next_cursor: null, data: [{ first_name: "Bo" }] });
  const id = first.data[0].id;
  const etag = (await call(getLead, { id })).headers.get("etag") ?? "";
  expect((await call(getLead, { id, headers: { "if-none-match": etag } })).status).toBe(304);
  const change = (headers: Record<string, string>) =>
    call(patchLead, { method: "PATCH", id, headers, body: JSON.stringify({ company: "Northwind" }) });
  expect((await change({ "if-match": '"old"' })).status).toBe(412);
  expect(await (await change({ "if-match": etag })).json()).toMatchObject({ company: "Northwind", first_name: "Ana" });
  const suppressed = await call(suppressLead, {
    method: "POST",
    id,
    body: JSON.stringify({ reason: "asked by phone" }),
  });
  expect((await suppressed.json()).suppressed).toEqual([...everyChannel].sort());
  const file = await (
    await call(exportLeads, { path: "/leads/export?columns=first_name,phone,company,suppressed&sort=name" })
  ).text();
  expect(file).toBe(
    `first_name,phone,company,suppressed\r\nAna,'+14155550100,Northwind,${[...everyChannel].sort().join("; ")}\r\nBo,'+12125550101,,\r\n`,
  );
});

test("a segment is saved and counted; the list stays inside it", async () => {
  const ctx = await aTenant();
  const { call } = await imported(ctx);
  const body = JSON.stringify({
    name: "Solar",
    filter: { all: [{ field: "attributes.interest", op: "eq", value: "solar" }] },
  });
  const made = await call(createSegment, { method: "POST", body });
  const { id } = await made.json();
  expect(made.status).toBe(201);
  expect(await (await call(countSegment, { id })).json()).toEqual({ count: 1, approximate: false });
  const { data } = await (await call(listLeads, { path: `/leads?segment_id=${id}` })).json();
  expect(data.map((lead: { first_name: string }) => lead.first_name)).toEqual(["Ana"]);
  expect((await call(createSegment, { method: "POST", body })).status).toBe(409);
  expect(
    (
      await call(createSegment, {
        method: "POST",
        body: '{"name":"x","filter":{"all":[{"field":"shoe","op":"eq","value":1}]}}',
      })
    ).status,
  ).toBe(422);
});

test("another tenant's ids answer not found, a key without the scope 403, no key 401", async () => {
  const [us, them] = await Promise.all([aTenant(), aTenant()]);
  const { call: theirs, id: importId } = await imported(them);
  const [lead] = (await (await theirs(listLeads)).json()).data;
  const call = await aKey(us);
  for (const route of [getImport, problems]) expect((await call(route, { id: importId })).status).toBe(404);
  expect((await call(cancel, { method: "POST", id: importId, body: "{}" })).status).toBe(404);
  expect((await call(getLead, { id: lead.id })).status).toBe(404);
  expect((await call(patchLead, { method: "PATCH", id: lead.id, body: "{}" })).status).toBe(404);
  expect((await call(countSegment, { id: lead.id })).status).toBe(404);
  expect((await call(listLeads, { path: `/leads?segment_id=${lead.id}` })).status).toBe(404);
  expect((await (await call(listLeads)).json()).data).toEqual([]);
  const narrow = await aKey(us, ["segments:read"]);
  for (const route of [listLeads, exportLeads, getImport])
    expect((await narrow(route, { id: importId })).status).toBe(403);
  expect((await narrow(upload, { method: "POST", body: formOf({}) })).status).toBe(403);
  expect((await listLeads(new Request("http://localhost/api/v1/leads"), { params: Promise.resolve({}) })).status).toBe(
    401,
  );
});
