import { record } from "@/server/audit";
import { authorize } from "@/server/platform/access";
import { announce } from "@/server/platform/announce";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import { sendersOfAccount } from "@/server/platform/db/doors";
import { Conflict, NotFound, Refused } from "@/server/platform/errors";
import { safeAddressOf } from "@/server/platform/safe-host";
import { sendersChanged } from "../events";
import { insertSender } from "../insert-sender";
import {
  AddMailboxInput,
  type MailboxSettings,
  type MailboxView,
  mailPorts,
  UpdateMailboxInput,
} from "../mail-schemas";
import {
  type Credentials,
  isMailbox,
  type OpenMailbox,
  openMailboxes,
  openSender,
  sealCredentials,
  senderRow,
} from "../rows";
import type { SenderInput } from "../schemas";
import { changeSender } from "../senders";
import { dkimRecord, newDkimKey } from "./dkim";

/** A mailbox without its secrets. */
const viewOf = ({ id, provider, number, mailbox, credentials, ...row }: OpenMailbox): MailboxView => ({
  ...mailbox,
  id,
  provider: provider === "sandbox" ? "sandbox" : "smtp",
  address: number,
  hasPassword: credentials.authToken !== "",
  isDefault: row.isDefault,
  stoppedAt: row.stoppedAt,
  stoppedReason: row.stoppedReason,
  dkimRecord:
    credentials.dkimKey && mailbox.dkimSelector
      ? dkimRecord({ selector: mailbox.dkimSelector, domain: mailbox.domain, pem: credentials.dkimKey })
      : null,
});

export const listMailboxes = async (ctx: Ctx): Promise<MailboxView[]> => {
  authorize(ctx, "settings:channels");
  return (await inTransaction(ctx, openMailboxes)).map(viewOf);
};

type Place = Pick<MailboxSettings, "host" | "port">;

/** Why mail may not be handed to this server, or null; asks the DNS. */
async function refusalToUse(ctx: Ctx, { host, port }: Place): Promise<string | null> {
  const found = await safeAddressOf(host);
  if ("refused" in found)
    return found.refused === "inner"
      ? "A mail server inside a private network cannot be used here."
      : `The mail server ${host} was not found in the DNS. Check its name.`;
  if (found.isLoopback) return null;
  if (ctx.sandbox)
    return "This workspace is a sandbox: its mail must not reach real people. Name a server on this machine, or use a workspace that is no sandbox.";
  return mailPorts.includes(port) ? null : `Mail is submitted on port ${mailPorts.join(", ")}.`;
}

/** The sending domain is one workspace's alone: its complaints are nobody else's. */
async function refuseForeignDomain(ctx: Ctx, domain: string): Promise<void> {
  const others = (await sendersOfAccount(domain)).filter(({ tenantId }) => tenantId !== ctx.tenantId);
  if (others.length > 0) throw new Conflict("This sending domain belongs to another workspace.");
}

/** Adds a mailbox; its password is sealed and never shown again. @throws Refused where its server must not be called. */
export async function addMailbox(ctx: Ctx, given: AddMailboxInput): Promise<MailboxView> {
  authorize(ctx, "settings:channels");
  const input = AddMailboxInput.parse(given);
  const refusal = await refusalToUse(ctx, input);
  if (refusal) throw new Refused(refusal);
  await refuseForeignDomain(ctx, input.sending_domain);
  return inTransaction(ctx, async (tx) => {
    const row = await insertSender(
      tx,
      {
        channel: "email",
        provider: "smtp",
        number: input.address,
        messagingServiceSid: null,
        accountSid: input.sending_domain,
        senderClass: "mailbox",
        mailbox: {
          fromName: input.from_name,
          domain: input.sending_domain,
          host: input.host,
          port: input.port,
          username: input.username,
          dkimSelector: null,
          dailyLimit: input.daily_limit,
          warmUpFrom: input.is_warm ? null : tx.now().toISOString(),
          receives: input.receives,
        },
      },
      { authToken: input.password },
    );
    return viewOf(await mailboxOf(tx, row.id));
  });
}

/** @throws NotFound for a number, and for another tenant's mailbox. */
export async function mailboxOf(tx: Tx, senderId: string): Promise<OpenMailbox> {
  const opened = await openSender(tx, await senderRow(tx, senderId));
  if (!isMailbox(opened)) throw new NotFound("mailbox");
  return opened;
}

type Change = { settings: Partial<MailboxSettings>; credentials: Partial<Credentials>; address?: string };

/** Changes how a mailbox sends; whatever stopped it was its settings, so it may send again. */
async function change(tx: Tx, senderId: string, { settings, credentials, address }: Change): Promise<MailboxView> {
  const before = await mailboxOf(tx, senderId);
  const mailbox = { ...before.mailbox, ...settings };
  await changeSender(tx, senderId, {
    mailbox,
    accountSid: mailbox.domain,
    number: address ?? before.number,
    credentialsSealed: await sealCredentials(tx, senderId, { ...before.credentials, ...credentials }),
    stoppedAt: null,
    stoppedReason: null,
  });
  await record(tx, "mailbox.updated", {
    subject: { type: "sender", id: senderId },
    before: { ...before.mailbox },
    after: { ...mailbox, secretsChanged: Object.keys(credentials) },
  });
  await announce(tx, sendersChanged, { senderId });
  return viewOf(await mailboxOf(tx, senderId));
}

const named = <T extends object>(values: T): Partial<T> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>;

export async function updateMailbox(ctx: Ctx, given: UpdateMailboxInput): Promise<MailboxView> {
  authorize(ctx, "settings:channels");
  const input = UpdateMailboxInput.parse(given);
  const { mailbox: before, provider } = await inTransaction(ctx, (tx) => mailboxOf(tx, input.senderId));
  const place = { host: input.host ?? before.host, port: input.port ?? before.port };
  const refusal = provider === "smtp" ? await refusalToUse(ctx, place) : null;
  if (refusal) throw new Refused(refusal);
  if (input.sending_domain) await refuseForeignDomain(ctx, input.sending_domain);
  const settings = named({
    fromName: input.from_name,
    domain: input.sending_domain,
    host: input.host,
    port: input.port,
    username: input.username,
    dailyLimit: input.daily_limit,
    receives: input.receives,
    warmUpFrom: warmUpFrom(ctx, before, input.is_warm),
  });
  const credentials = input.password ? { authToken: input.password } : {};
  return inTransaction(ctx, (tx) => change(tx, input.senderId, { settings, credentials, address: input.address }));
}

/** Declared warm it stops warming up; declared new it begins, unless it has begun already. */
const warmUpFrom = (ctx: Ctx, before: MailboxSettings, isWarm: boolean | undefined) =>
  isWarm === undefined ? undefined : isWarm ? null : (before.warmUpFrom ?? ctx.now().toISOString());

/** The old key's record may go from the DNS once no mail signed by it travels: each key has a name of its own. */
const selectorFor = (at: Date) => `rk${at.toISOString().slice(0, 10).replaceAll("-", "")}${at.getTime() % 1_000}`;

/** Makes a new signing key of 2,048 bits; what to publish is in the answer, the key itself never. */
export async function makeDkimKey(ctx: Ctx, { senderId }: SenderInput): Promise<MailboxView> {
  authorize(ctx, "settings:channels");
  const dkimKey = await newDkimKey();
  return inTransaction(ctx, (tx) =>
    change(tx, senderId, { settings: { dkimSelector: selectorFor(tx.realNow()) }, credentials: { dkimKey } }),
  );
}
