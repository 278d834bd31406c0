import { expect, test } from "vitest";
import { installKey } from "@/server/integrations";
import { liftHalt } from "@/server/messaging";
import { aTenant, withDatabase } from "@/server/testing";
import { aMember } from "@/server/testing/person";
import { POST as askToLift } from "./[id]/ask-to-lift/route";
import { POST as lift } from "./[id]/lift/route";
import { POST as halt, GET as list } from "./route";

withDatabase();

type Route = (request: Request, route: { params: Promise<Record<string, string>> }) => Promise<Response>;

test("[E5.4] a key halts a channel and asks to lift it; it cannot be both of the two, a person lifts", async () => {
  const ctx = await aTenant();
  const admin = await aMember(ctx, "admin");
  const secret = `rk_test_${crypto.randomUUID()}${crypto.randomUUID()}`;
  await installKey(ctx, secret, ["sending:halt", "campaigns:read"]);
  const call = async (route: Route, { body, id = "" }: { body?: object; id?: string } = {}) => {
    const headers = { authorization: `Bearer ${secret}` };
    const method = route === list ? "GET" : "POST";
    const request = new Request("http://localhost/api/v1/halts", {
      method,
      headers,
      body: body && JSON.stringify(body),
    });
    const response = await route(request, { params: Promise.resolve({ id }) });
    return { status: response.status, body: await response.json() };
  };
  const reason = "The text names a wrong price.";
  const halted = await call(halt, { body: { scope: "channel", target: "sms", reason } });
  expect(halted).toMatchObject({ status: 201, body: { scope: "channel", target: "sms", cause: "person", reason } });
  const { id } = halted.body;
  expect(await call(halt, { body: { scope: "channel", target: "sms", reason } })).toMatchObject({ status: 422 });
  expect(await call(halt, { body: { scope: "channel", reason } })).toMatchObject({ status: 422 });
  expect(await call(list)).toMatchObject({ body: { data: [{ id, lifted_at: null }], in_flight: 0 } });
  expect((await call(lift, { id })).body.detail).toContain("Somebody must first say why");
  const asked = await call(askToLift, { id, body: { reason: "The text was corrected." } });
  expect(asked).toMatchObject({ status: 202, body: { lift_reason: "The text was corrected.", lifted_at: null } });
  expect((await call(lift, { id })).body.detail).toContain("two keys are not two people");
  await liftHalt(admin, { haltId: id });
  expect((await call(list)).body.data).toMatchObject([{ id, lifted_by: admin.actor.name }]);
});
