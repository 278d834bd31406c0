import { SubscribeInput, UnsubscribeInput } from "@/server/channels/schemas";
import { subscribe, unsubscribe } from "@/server/messaging";
import { site } from "../door";

export { OPTIONS } from "../door";

/** The visitor allowed notifications in this browser. */
export const POST = site(async ({ caller, token, body }) => {
  await subscribe(caller, { token, given: SubscribeInput.parse(await body()) });
  return new Response(null, { status: 204 });
});

/** This browser takes no more of them. */
export const DELETE = site(async ({ caller, token, body }) => {
  const { endpoint } = UnsubscribeInput.parse(await body());
  await unsubscribe(caller, { token, endpoint });
  return new Response(null, { status: 204 });
});
