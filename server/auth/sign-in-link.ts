import { mailDirectly } from "@/server/notices";
import { personByEmail } from "./sign-in";

export const signInLinkMinutes = 15;

/** Mails a link that signs in once. An address without an account gets none, and the page says the same for both. */
export async function mailSignInLink(address: string, link: string): Promise<void> {
  const person = await personByEmail(address);
  if (!person) return;
  await mailDirectly({
    recipient: person.email,
    subject: "Your link to sign in to Rekindle",
    body: `Hello ${person.name},\n\nopen this link to sign in. It works once, within ${signInLinkMinutes} minutes:\n\n${link}\n\nYou did not ask for it? Then do nothing.`,
  });
}
