import { json } from "@/app/api/v1/rest";
import { StartVisitInput } from "@/server/channels/schemas";
import { beginVisit, endVisitOf } from "@/server/messaging";
import { site } from "../door";

export { OPTIONS } from "../door";

/** A visitor for whom the site's own server vouches: {external_id or lead_id, expires, signature}. */
export const POST = site(
  async ({ caller, userAgent, body }) => {
    const visit = await beginVisit(caller, { given: StartVisitInput.parse(await body()), userAgent });
    return json(
      { token: visit.token, expires_at: visit.expiresAt, messages: visit.messages, push_key: visit.pushKey },
      201,
    );
  },
  { beginsSession: true },
);

/** The visitor signed out of the site. */
export const DELETE = site(async ({ caller, token }) => {
  await endVisitOf(caller, token);
  return new Response(null, { status: 204 });
});
