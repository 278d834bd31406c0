import { z } from "zod";
import { DatabaseError } from "@/server/platform/db";
import { Refusal, Unavailable } from "@/server/platform/errors";
import { log } from "@/server/platform/log";

const statusOf = { not_found: 404, forbidden: 403, refused: 422, conflict: 409, unavailable: 503 } as const;
const titleOf: Record<number, string> = {
  400: "Bad request",
  401: "Not signed in",
  403: "Not allowed",
  404: "Not found",
  409: "Conflict",
  412: "Precondition failed",
  413: "Too large",
  415: "Unsupported media type",
  422: "Refused",
  429: "Too many requests",
  500: "Internal error",
  503: "Unavailable",
};

export type Problem = { status: number; detail: string; errors?: { pointer: string; detail: string }[]; type?: string };

/** A failure as RFC 9457 application/problem+json. */
export function problem(
  { status, detail, errors, type = "about:blank" }: Problem,
  headers: Record<string, string> = {},
): Response {
  const body = { type, title: titleOf[status] ?? "Error", status, detail, ...(errors ? { errors } : {}) };
  return new Response(JSON.stringify(body), {
    status,
    headers: { "content-type": "application/problem+json", ...headers },
  });
}

const pointerOf = (path: PropertyKey[]) => `/${path.map(String).join("/")}`;

/** The problem that a thrown error is to a caller outside; the five refusals are translated here, once for REST. */
export function problemOf(error: unknown, requestId: string): Response {
  if (error instanceof z.ZodError) {
    const errors = error.issues.map((issue) => ({ pointer: pointerOf(issue.path), detail: issue.message }));
    return problem({ status: 422, detail: errors[0]?.detail ?? "The request is not valid.", errors });
  }
  if (error instanceof Refusal) {
    const seconds = error instanceof Unavailable ? error.retryAfterSeconds : undefined;
    const retry: Record<string, string> = seconds ? { "retry-after": String(seconds) } : {};
    return problem({ status: statusOf[error.kind], detail: error.message }, retry);
  }
  const name = error instanceof Error ? error.name : "unknown";
  const code = error instanceof DatabaseError ? error.code : undefined;
  log.error(
    { requestId, name, code, stack: error instanceof Error ? error.stack : undefined },
    "a REST request failed",
  );
  return problem(
    { status: 500, detail: `Something failed on our side. Quote request ${requestId} to support.` },
    { "x-request-id": requestId },
  );
}
