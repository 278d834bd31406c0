import { CardActInput } from "@/server/channels/schemas";
import { tellOfCard } from "@/server/messaging";
import { site } from "../../door";

export { OPTIONS } from "../../door";

/** What the visitor did with a message: shown, clicked or dismissed. */
export const POST = site(async ({ caller, token, id, body }) => {
  const { act } = CardActInput.parse(await body());
  await tellOfCard(caller, { token, cardId: id, act });
  return new Response(null, { status: 204 });
});
