import { json } from "@/app/api/v1/rest";
import { VisitorChoice } from "@/server/channels/schemas";
import { chooseMessages, visitorCards } from "@/server/messaging";
import { site } from "../door";

export { OPTIONS } from "../door";

/** The visitor's messages: nothing about the person but these. */
export const GET = site(async ({ caller, token }) => {
  const { messages, cards } = await visitorCards(caller, token);
  return json({ messages, data: cards.map(({ isNew, ...card }) => ({ ...card, is_new: isNew })) });
});

/** The visitor turns messages off, or on again. */
export const POST = site(async ({ caller, token, body }) => {
  const { messages } = VisitorChoice.parse(await body());
  return json({ messages: await chooseMessages(caller, { token, messages }) });
});
