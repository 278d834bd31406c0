import { type SiteCaller, type Visit, visitOf } from "@/server/channels";
import { inTransaction, type Tx } from "@/server/platform/db";
import { Forbidden } from "@/server/platform/errors";

/** Runs one act in the name of the session's lead. Marked `system`: the token is the proof. @throws Forbidden for a session that is not known. */
export async function within<T>({ ctx, origin }: SiteCaller, token: string, act: (tx: Tx, visit: Visit) => Promise<T>) {
  return inTransaction(ctx, async (tx) => {
    const visit = await visitOf(tx, { token, origin });
    if (!visit) throw new Forbidden("This session is not known.");
    return act(tx, visit);
  });
}
