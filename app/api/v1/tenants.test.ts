import { beforeAll, describe, expect, test } from "vitest";
import { withDatabase } from "@/server/testing";
import { type CallInput, callInputs, requestsOf } from "@/server/testing/call-inputs";
import { fingerprintOf } from "@/server/testing/fingerprint";
import { comparable, foreignInputs, namingFields, propertiesOf } from "@/server/testing/named-ids";
import { aRichTenant, type Ids, type RichTenant, unknownIds } from "@/server/testing/rich-tenant";
import { servings } from "./openapi.json/serving";
import { POST as createSegment } from "./segments/route";

withDatabase();

/** Where a foreign id is not simply 404: lists and searches find nothing, other sentences say no. */
const statuses: Record<string, number> = {
  "GET /bookings": 200,
  "POST /bookings body.lead_id": 422,
  "POST /bookings body.external_id": 201,
  "GET /campaigns": 200,
  "POST /campaigns body.filter": 201,
  "PATCH /campaigns/{id} body.filter": 200,
  "GET /companies": 200,
  "GET /conversations": 200,
  "POST /conversations/{id}/messages body.last_seen_message_id": 409,
  "POST /conversations/{id}/messages body.attachments": 422,
  "GET /leads/{id}/timeline query.search": 200,
  "GET /leads query.phone": 200,
  "GET /leads query.email": 200,
  "GET /leads query.search": 200,
  "GET /leads/export query.phone": 200,
  "GET /leads/export query.email": 200,
  "GET /leads/export query.search": 200,
  "PATCH /leads/{id} body.owner_id": 422,
  "POST /segments": 201,
};
const statusOf = (call: string, field: string) => statuses[`${call} ${field}`] ?? statuses[call] ?? 404;

const served = servings.map(({ path, method, serving }) => ({ call: `${method} ${path}`, path, method, serving }));
const byCall = new Map(served.map((one) => [one.call, one]));
const calls = Object.keys(callInputs);
const paged = calls.filter((call) => "cursor" in propertiesOf(byCall.get(call)?.serving.contract.query));

const under = (prefix: string, fields: readonly string[]) => fields.map((field) => `${prefix}.${field}`);

/** Where in a request an id can stand. */
function fieldsOf(call: string): string[] {
  const { path = "", serving } = byCall.get(call) ?? {};
  const inPath = path.includes("{id}") ? ["id"] : [];
  const { query, body } = serving?.contract ?? {};
  return [...inPath, ...under("query", namingFields(query)), ...under("body", namingFields(body))];
}

const flat = ({ id, query = {}, body = {} }: CallInput): Record<string, unknown> =>
  Object.fromEntries([
    ...(id ? [["id", id]] : []),
    ...Object.entries(query).map(([field, value]) => [`query.${field}`, value]),
    ...Object.entries(body).map(([field, value]) => [`body.${field}`, value]),
  ]);

const partOf = (input: object, prefix: string) =>
  Object.entries(input).flatMap(([field, value]) =>
    field.startsWith(prefix) && value !== undefined ? [[field.slice(prefix.length), value] as [string, string]] : [],
  );

let ours: RichTenant;
let theirs: RichTenant;
let before: Record<string, string>;
const places = new Map<string, string>();

beforeAll(async () => {
  ours = await aRichTenant("Quixote");
  theirs = await aRichTenant("Zanzibar");
  for (const call of paged) places.set(call, await secondPageOf(call, theirs));
  before = await fingerprintOf(theirs.ctx);
});

/** A request with our key, from its flat form. */
async function ask(call: string, input: object, { secret }: RichTenant = ours) {
  const { path = "", method = "", serving } = byCall.get(call) ?? {};
  const id = String(Reflect.get(input, "id") ?? "");
  const address = `http://localhost/api/v1${path.replace("{id}", encodeURIComponent(id))}`;
  const request = new Request(`${address}?${new URLSearchParams(partOf(input, "query."))}`, {
    method,
    headers: { authorization: `Bearer ${secret}` },
    ...(method === "GET" ? {} : { body: JSON.stringify(Object.fromEntries(partOf(input, "body."))) }),
  });
  const answer = await serving?.(request, { params: Promise.resolve({ id }) });
  return { status: answer?.status, says: await answer?.text() };
}

const firstPage = (call: string, ids: Ids) => ({ id: requestsOf(call, ids)[0]?.id, "query.limit": "1" });

async function secondPageOf(call: string, whose: RichTenant): Promise<string> {
  const { says } = await ask(call, firstPage(call, whose.ids), whose);
  return String(JSON.parse(says ?? "{}").next_cursor ?? whose.ids.booking);
}

const named = calls.filter((call) => fieldsOf(call).length > 0);
const echoesOf = ({ mark, phone, externalBooking }: Ids) => [externalBooking, mark, phone, encodeURIComponent(phone)];

function foreignTo(call: string, others: Ids) {
  const strange = requestsOf(call, others).map(flat);
  return requestsOf(call, ours.ids)
    .map(flat)
    .flatMap((own, at) => {
      const fields = fieldsOf(call).filter((field) => field in own);
      return foreignInputs(fields, { own, theirs: strange[at] ?? {} });
    });
}

test("every call stands in the table, with an id in every place that can name something", () => {
  expect([...calls].sort()).toEqual(served.map(({ call }) => call).sort());
  const given = (call: string, field: string) => requestsOf(call, ours.ids).some((input) => field in flat(input));
  const empty = named.flatMap((call) =>
    fieldsOf(call)
      .filter((field) => !given(call, field))
      .map((field) => `${call} ${field}`),
  );
  expect(empty).toEqual([]);
});

test("with our own ids every reading call answers", async () => {
  for (const call of named.filter((call) => call.startsWith("GET")))
    for (const input of requestsOf(call, ours.ids))
      expect({ call, status: (await ask(call, flat(input))).status }).toEqual({ call, status: 200 });
});

describe("[5.10] [5.11] ids of another tenant name nothing", () => {
  test.each(named)("%s", async (call) => {
    const nobody = unknownIds(theirs.ids);
    const twins = foreignTo(call, nobody);
    for (const [at, { field, input }] of foreignTo(call, theirs.ids).entries()) {
      const [answer, twin] = [await ask(call, input), await ask(call, twins[at]?.input ?? {})];
      expect({ field, ...answer }).toMatchObject({ field, status: statusOf(call, field) });
      const says = comparable(answer, echoesOf(theirs.ids));
      expect({ field, says }).toEqual({ field, says: comparable(twin, echoesOf(nobody)) });
      const nonsense = await ask(call, { ...input, [field]: "' or 1=1 --" });
      expect({ field, isFault: (nonsense.status ?? 500) >= 500 }).toEqual({ field, isFault: false });
    }
  });

  test.each(paged)("%s: the place in a list of theirs is no place in ours", async (call) => {
    const cursor = places.get(call) ?? "";
    const at = (place: string) => ask(call, { ...firstPage(call, ours.ids), "query.cursor": place });
    const answer = comparable(await at(cursor), [cursor]);
    expect(answer).not.toContain(theirs.ids.mark);
    const altered = cursor.length > 30 ? `${cursor.slice(0, -8)}aaaaaaaa` : cursor; // a time or a number is nobody's
    expect(answer).toBe(comparable(await at(altered), [altered]));
    expect((await at("no cursor of anybody")).status).toBeLessThan(500);
  });

  test("another tenant's Idempotency-Key replays nothing, and nothing of theirs has changed", async () => {
    expect(await fingerprintOf(theirs.ctx)).toEqual(before);
    const make = async ({ secret }: RichTenant) => {
      const headers = { authorization: `Bearer ${secret}`, "idempotency-key": "one" };
      const body = JSON.stringify({ name: "Everybody", filter: {} });
      const request = new Request("http://localhost/api/v1/segments", { method: "POST", headers, body });
      const answer = await createSegment(request, { params: Promise.resolve({}) });
      return { replayed: answer.headers.get("idempotency-replayed"), id: (await answer.json()).id };
    };
    const made = [await make(theirs), await make(ours), await make(ours)];
    expect(made.map(({ replayed }) => replayed)).toEqual([null, null, "true"]);
    expect(made[0]?.id).not.toBe(made[1]?.id);
    expect(made[1]?.id).toBe(made[2]?.id);
  });
});
