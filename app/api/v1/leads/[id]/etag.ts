import { problem } from "../../problem";

/** Changes with every change of the lead. */
export const tagOf = (lead: { updatedAt: Date }): string => `"${lead.updatedAt.getTime().toString(36)}"`;

/** 304 when the caller has this version already. */
export function conditional(request: Request, response: Response): Response {
  const tag = response.headers.get("etag") ?? "";
  if (request.headers.get("if-none-match") !== tag) return response;
  return new Response(null, { status: 304, headers: { etag: tag } });
}

/** 412 when the caller's If-Match names another version than the one that would be changed. */
export function isStale(request: Request, lead: { updatedAt: Date }): Response | null {
  const wanted = request.headers.get("if-match");
  if (!wanted || wanted === "*" || wanted === tagOf(lead)) return null;
  return problem({ status: 412, detail: "The lead has changed since you read it. Read it again." });
}
