import { beforeAll, expect, test } from "vitest";
import { installKey } from "@/server/integrations";
import { type Permission, permissions } from "@/server/platform/access";
import { newId } from "@/server/platform/ids";
import { withDatabase } from "@/server/testing";
import { requestsOf } from "@/server/testing/call-inputs";
import { aRichTenant, type RichTenant, unknownIds } from "@/server/testing/rich-tenant";
import { servings } from "./openapi.json/serving";

withDatabase();

/** The scope of each call, as a reader of the API would expect it; a new call without an entry fails. */
const scopeOf: Record<string, Permission> = {
  "GET /bookings": "bookings:read",
  "POST /bookings": "bookings:write",
  "GET /campaigns": "campaigns:read",
  "POST /campaigns": "campaigns:write",
  "GET /campaigns/{id}": "campaigns:read",
  "PATCH /campaigns/{id}": "campaigns:write",
  "POST /campaigns/{id}/dry-run": "campaigns:read",
  "GET /campaigns/{id}/touches": "campaigns:read",
  "POST /campaigns/{id}/launch": "campaigns:launch",
  "POST /campaigns/{id}/cancel": "campaigns:launch",
  "POST /campaigns/{id}/pause": "campaigns:stop",
  "POST /campaigns/{id}/resume": "campaigns:launch",
  "POST /campaigns/{id}/stop": "campaigns:stop",
  "GET /companies": "leads:read",
  "GET /companies/{id}": "leads:read",
  "GET /conversations": "conversations:read",
  "GET /conversations/{id}/messages": "conversations:read",
  "POST /conversations/{id}/messages": "conversations:reply",
  "POST /conversations/{id}/take-over": "conversations:reply",
  "POST /conversations/{id}/hand-back": "conversations:reply",
  "GET /duplicates": "leads:read",
  "GET /files/{id}": "conversations:read",
  "POST /files": "conversations:reply",
  "GET /halts": "campaigns:read",
  "POST /halts": "sending:halt",
  "POST /halts/{id}/ask-to-lift": "sending:halt",
  "POST /halts/{id}/lift": "sending:halt",
  "GET /imports": "leads:import",
  "POST /imports": "leads:import",
  "GET /imports/{id}": "leads:import",
  "GET /imports/{id}/problems": "leads:import",
  "POST /imports/{id}/cancel": "leads:import",
  "POST /imports/{id}/pause": "leads:import",
  "POST /imports/{id}/resume": "leads:import",
  "POST /imports/{id}/undo": "leads:import",
  "GET /leads": "leads:read",
  "GET /leads/export": "leads:export",
  "GET /leads/{id}": "leads:read",
  "PATCH /leads/{id}": "leads:write",
  "POST /leads/{id}/merge": "leads:write",
  "POST /leads/{id}/suppress": "leads:write",
  "GET /leads/{id}/timeline": "leads:read",
  "GET /limits": "campaigns:read",
  "POST /merges/{id}/undo": "leads:write",
  "POST /sandbox/clock": "sandbox:write",
  "POST /sandbox/inbound": "sandbox:write",
  "GET /segments": "segments:read",
  "POST /segments": "segments:write",
  "GET /segments/{id}/count": "segments:read",
  "GET /settings/timing": "settings:read",
  "PATCH /settings/timing": "settings:timing",
  "POST /settings/timing/dry-run": "settings:timing",
  "GET /tasks": "conversations:read",
  "POST /tasks": "conversations:reply",
  "POST /tasks/{id}/snooze": "conversations:reply",
  "POST /tasks/{id}/complete": "conversations:reply",
  "POST /tasks/{id}/skip": "conversations:reply",
  "GET /touches/{id}/evidence": "consent:read",
  "POST /workspaces": "platform:write",
};

const csv = "name,phone\nIda,(415) 555-0123\n";
const served = servings.map(({ path, method, serving }) => ({ call: `${method} ${path}`, path, method, serving }));

let ours: RichTenant;
beforeAll(async () => {
  ours = await aRichTenant("Quixote");
});

function formOf(fields: Record<string, string>): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set("file", new File([csv], "leads.csv", { type: "text/csv" }));
  return form;
}

/** The status with which a key of these scopes is answered; null = no key at all. */
async function statusWith(scopes: readonly Permission[] | null, call: string, ids = ours.ids): Promise<number> {
  const one = served.find((candidate) => candidate.call === call);
  const { id = "", query = {}, body, form } = requestsOf(call, ids)[0] ?? {};
  const secret = `rk_test_${newId()}${newId()}`;
  if (scopes) await installKey(ours.ctx, secret, scopes);
  const { segment_id: _, ...asked } = query; // naming a segment needs the right to read segments too
  const address = `http://localhost/api/v1${one?.path}?${new URLSearchParams(asked as Record<string, string>)}`;
  const sent = form ? formOf(form) : body && JSON.stringify(body);
  const headers: Record<string, string> = scopes ? { authorization: `Bearer ${secret}` } : {};
  const request = new Request(address, { method: one?.method, headers, body: sent ?? null });
  return (await one?.serving(request, { params: Promise.resolve({ id }) }))?.status ?? 0;
}

const nounOf = (scope: Permission) => scope.split(":")[0];

test("every call has a scope", () => {
  expect(Object.keys(scopeOf).sort()).toEqual(served.map(({ call }) => call).sort());
});

test.each(Object.entries(scopeOf))("[5.11] %s takes %s and nothing else", async (call, scope) => {
  const others = permissions.filter((permission) => nounOf(permission) !== nounOf(scope));
  expect(await statusWith(others, call)).toBe(403);
  expect(await statusWith(others, call, unknownIds(ours.ids))).toBe(403);
  expect(await statusWith(null, call)).toBe(401);
  const status = await statusWith([scope], call);
  expect([200, 201, 202, 409, 422]).toContain(status);
});
