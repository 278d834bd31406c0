import { CardActInput } from "@/server/channels/schemas";
import { tellOfNotification } from "@/server/messaging";
import { site } from "../../door";

export { OPTIONS } from "../../door";

/** What became of a notification, told by the worker that showed it. */
export const POST = site(async ({ caller, id, body }) => {
  const { act } = CardActInput.parse(await body());
  await tellOfNotification(caller, { name: id, act });
  return new Response(null, { status: 204 });
});
