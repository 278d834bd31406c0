import { and, eq } from "drizzle-orm";
import { leads, senders, suppressions } from "@/drizzle/schema";
import { addMailbox } from "@/server/channels";
import { sealEmail } from "@/server/leads";
import type { NewTouch } from "@/server/messaging";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction } from "@/server/platform/db";
import { newId } from "@/server/platform/ids";
import { blindIndex, tenantKeys } from "@/server/platform/vault";

type LeadOptions = {
  email?: string;
  consent?: "granted" | "unknown" | "none" | "withdrawn";
  country?: string;
};

/** A lead with an e-mail address alone: in the United States, its consent unknown, unless told otherwise. */
export async function aMailableLead(
  ctx: Ctx,
  { email, consent = "unknown", country = "US" }: LeadOptions = {},
): Promise<{ id: string; email: string }> {
  const id = newId();
  const address = email ?? `lee-${id}@example.net`;
  await inTransaction(ctx, async (tx) => {
    await tx.insert(leads).values({
      tenantId: ctx.tenantId,
      id,
      firstName: "Lee",
      emailSealed: sealEmail(await tenantKeys(tx), id, address),
      emailHash: await blindIndex(tx, "email", address),
      emailConsent: consent,
      country,
      createdAt: ctx.realNow(),
      updatedAt: ctx.realNow(),
    });
  });
  return { id, email: address };
}

/** What makes a due text an e-mail. */
export const asMail: Partial<NewTouch> = { channel: "email" };

export const mailboxOf = async (ctx: Ctx) => {
  const own = and(eq(senders.tenantId, ctx.tenantId), eq(senders.channel, "email"));
  const [row] = await inTransaction(ctx, (tx) => tx.select().from(senders).where(own));
  if (!row) throw new Error("no mailbox");
  return row;
};

export const suppressionRows = (ctx: Ctx) => inTransaction(ctx, (tx) => tx.select().from(suppressions));

/** Nobody in the workspace has an e-mail address any more. */
export const forgetAddresses = (ctx: Ctx) =>
  inTransaction(ctx, (tx) =>
    tx.update(leads).set({ emailHash: null, emailSealed: null }).where(eq(leads.tenantId, ctx.tenantId)),
  );

/** A mailbox of a mail server on this machine, the default from now on; nobody listens there. */
export const aRealMailbox = (ctx: Ctx) =>
  addMailbox(ctx, {
    from_name: "Northwind",
    address: `${newId()}@mail.example.com`,
    sending_domain: `d${newId()}.example.com`,
    host: "localhost",
    port: 2525,
  });
