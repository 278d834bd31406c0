import { keepReadMark, noteReading, type OpenInbox, openInboxes, readInbox } from "@/server/channels";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/db";
import { log } from "@/server/platform/log";
import { safeAddressOf } from "@/server/platform/safe-host";
import { hearMail } from "./hear";

/** Takes in what came to the workspace's mailboxes, each mail exactly once. Answers how many. Marked `system`: a job calls it. */
export async function readMailboxes(ctx: Ctx): Promise<number> {
  let taken = 0;
  for (const inbox of await inTransaction(ctx, openInboxes)) {
    const read = await readOne(ctx, inbox);
    const failure = "failure" in read ? read.failure : null;
    await inTransaction(ctx, (tx) => noteReading(tx, inbox.id, failure));
    if (failure) log.warn({ tenantId: ctx.tenantId, inboxId: inbox.id, failure }, "a mailbox could not be read");
    taken += "taken" in read ? read.taken : 0;
  }
  return taken;
}

const unsafe = {
  inner: "The mail server's name leads into an inner network.",
  unknown: "The mail server's name is not known.",
  late: "The mail server's name could not be looked up in time.",
} as const;

async function readOne(ctx: Ctx, { id, address, mark, host, port, username, password }: OpenInbox) {
  const found = await safeAddressOf(host);
  if ("refused" in found) return { failure: unsafe[found.refused] };
  const access = { address: found.address, isOwnMachine: found.isLoopback, host, port, username, password };
  return readInbox(access, {
    mark,
    realNow: ctx.realNow(),
    take: async (raw) => {
      const heard = await hearMail(ctx, { raw, mailbox: { address, senderId: id } });
      if ("refusal" in heard)
        log.warn({ tenantId: ctx.tenantId, inboxId: id, refusal: heard.refusal }, "a mail could not be read");
    },
    keep: (next) => inTransaction(ctx, (tx) => keepReadMark(tx, id, next)),
  });
}
