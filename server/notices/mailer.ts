import { createTransport } from "nodemailer";
import { env } from "@/server/platform/env";
import { Unavailable } from "@/server/platform/errors";
import type { Mail } from "./schemas";

const timeoutMs = 10_000;

export const hasMailServer = (): boolean => env().SMTP_URL !== undefined;

/** Hands one mail to the SMTP server of SMTP_URL. @throws Unavailable when there is none, or it does not take it. */
export async function mailDirectly({ recipient, subject, body }: Mail): Promise<void> {
  const url = env().SMTP_URL;
  if (!url) throw new Unavailable("No mail server is set up (SMTP_URL).");
  const transport = createTransport({
    url,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
  });
  try {
    await transport.sendMail({ from: senderOf(url), to: recipient, subject, text: body });
  } catch {
    throw new Unavailable("The mail server did not take the mail.", 60);
  } finally {
    transport.close();
  }
}

/** The account of the SMTP address when it is a mailbox, else a no-reply mailbox of the server's domain. */
export function senderOf(url: string): string {
  const { username, hostname } = new URL(url);
  const account = decodeURIComponent(username);
  return account.includes("@") ? account : `no-reply@${hostname.replace(/^(smtp|mail)\./, "")}`;
}
