import { NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";

/** Only the words of the sign-in pages travel with them. */
export async function AuthWords({ children }: { children: ReactNode }) {
  const { auth } = await getMessages();
  return <NextIntlClientProvider messages={{ auth }}>{children}</NextIntlClientProvider>;
}
