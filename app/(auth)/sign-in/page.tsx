import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AuthWords } from "@/components/auth/auth-words";
import { SignInForm } from "@/components/auth/sign-in-form";
import { hasMailServer } from "@/server/notices";
import { env } from "@/server/platform/env";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("auth");
  return { title: `${t("signIn.title")} · Rekindle` };
}

type SignInPageProps = { searchParams: Promise<{ next?: string; error?: string; sent?: string }> };

export default async function SignInPage({ searchParams }: SignInPageProps) {
  const { next, error, sent } = await searchParams;
  const organisation = env().OIDC_ISSUER ? (env().OIDC_NAME ?? "Single sign-on") : null;
  return (
    <AuthWords>
      <SignInForm
        next={next ?? null}
        error={error ?? null}
        isLinkSent={sent !== undefined}
        ways={{ link: hasMailServer(), organisation }}
      />
    </AuthWords>
  );
}
