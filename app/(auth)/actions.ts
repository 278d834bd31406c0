"use server";

import { headers } from "next/headers";
import { z } from "zod";
import type { FormOutcome } from "@/components/auth/form-outcome";
import { signUp } from "@/server/auth";
import { SignUpInput } from "@/server/auth/schemas";
import { Refusal } from "@/server/platform/errors";
import { log } from "@/server/platform/log";
import { visitOf } from "@/server/trpc/context";

const apology = "Something went wrong on our side. Nothing was changed. Try again in a moment.";

async function outcomeOf(work: () => Promise<string | undefined>): Promise<FormOutcome> {
  try {
    return { problem: null, fields: {}, slug: await work() };
  } catch (error) {
    if (error instanceof z.ZodError) {
      return {
        problem: null,
        fields: Object.fromEntries(error.issues.map((issue) => [issue.path.join("."), issue.message])),
      };
    }
    if (error instanceof Refusal) return { problem: error.message, fields: {} };
    log.error({ err: error }, "a form before sign-in failed");
    return { problem: apology, fields: {} };
  }
}

export async function signUpAction(fields: Record<string, string>): Promise<FormOutcome> {
  return outcomeOf(async () => (await signUp(visitOf(await headers()), SignUpInput.parse(fields))).slug);
}
