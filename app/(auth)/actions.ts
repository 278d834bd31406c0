"use server";

import { headers } from "next/headers";
import { z } from "zod";
import type { FormOutcome } from "@/components/auth/form-outcome";
import { acceptInvitation, joinByInvitation, openOwnWorkspace, signUp } from "@/server/auth";
import { AcceptInvitationInput, SignUpInput } from "@/server/auth/schemas";
import { Forbidden, Refusal } from "@/server/platform/errors";
import { log } from "@/server/platform/log";
import { CreateWorkspaceInput } from "@/server/tenancy/schemas";
import { requestContext, visitOf } from "@/server/trpc/context";

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

/** The signed-in person of this request. @throws Forbidden when the session has ended. */
async function signedIn() {
  const viewer = await requestContext(await headers()).viewer();
  if (!viewer) throw new Forbidden("Sign in to continue.");
  return viewer;
}

export async function newWorkspaceAction(fields: Record<string, string>): Promise<FormOutcome> {
  const input = CreateWorkspaceInput.pick({ name: true });
  return outcomeOf(async () => openOwnWorkspace(await signedIn(), input.parse(fields).name));
}

export async function acceptInvitationAction(fields: Record<string, string>): Promise<FormOutcome> {
  const visit = visitOf(await headers());
  return outcomeOf(async () => (await acceptInvitation(visit, AcceptInvitationInput.parse(fields))).slug);
}

export async function joinAction(fields: Record<string, string>): Promise<FormOutcome> {
  return outcomeOf(async () => joinByInvitation(await signedIn(), fields.token ?? ""));
}
