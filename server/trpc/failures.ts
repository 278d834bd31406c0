import { TRPCError } from "@trpc/server";
import { z } from "zod";
import { Refusal } from "@/server/platform/errors";
import { log } from "@/server/platform/log";

const codes = {
  not_found: "NOT_FOUND",
  forbidden: "FORBIDDEN",
  refused: "UNPROCESSABLE_CONTENT",
  conflict: "CONFLICT",
  unavailable: "SERVICE_UNAVAILABLE",
} as const;

const apology = "Something went wrong on our side. Nothing was changed. Try again in a moment.";

/** The one place where a refusal becomes a tRPC code; its sentence goes to the user as it is. */
export function translateFailure(error: TRPCError, at: { path: string; requestId: string }): TRPCError {
  const { cause } = error;
  if (cause instanceof Refusal) return new TRPCError({ code: codes[cause.kind], message: cause.message, cause });
  if (cause instanceof z.ZodError) {
    const sentence = cause.issues[0]?.message ?? "This input is not valid.";
    return new TRPCError({ code: "BAD_REQUEST", message: sentence, cause });
  }
  if (error.code !== "INTERNAL_SERVER_ERROR") return error;
  log.error({ ...at, err: cause ?? error }, "request failed");
  return new TRPCError({ code: "INTERNAL_SERVER_ERROR", message: apology });
}

/** Field name -> sentence, for forms. */
export function fieldProblems(cause: unknown): Record<string, string> | null {
  if (!(cause instanceof z.ZodError)) return null;
  return Object.fromEntries(cause.issues.map((issue) => [issue.path.join("."), issue.message]));
}
