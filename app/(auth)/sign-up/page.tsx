import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AuthWords } from "@/components/auth/auth-words";
import { SignUpForm } from "@/components/auth/sign-up-form";
import { isProduction } from "@/server/platform/env";
import { signUpAction } from "../actions";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("auth");
  return { title: `${t("signUp.title")} · Rekindle` };
}

export const dynamic = "force-dynamic";

export default function SignUpPage() {
  return (
    <AuthWords>
      <SignUpForm action={signUpAction} isSandbox={!isProduction()} />
    </AuthWords>
  );
}
