import type { ImapFlow } from "imapflow";
import { mailLimits } from "./parts";

/** Where a mailbox is read. */
export interface ImapAccess {
  /** The address that was looked up and found safe; the name is for TLS. */
  readonly address: string;
  readonly host: string;
  readonly port: number;
  /** A machine of one's own, with which one may speak without TLS. */
  readonly isOwnMachine: boolean;
  readonly username: string;
  readonly password: string;
}

/** Up to where a mailbox was read: UIDs mean something only together with their validity [RFC 3501 2.3.1.1]. */
export interface ReadMark {
  readonly uidValidity: string;
  /** The first UID that nobody looked at. */
  readonly uidNext: number;
}

type Reader = {
  readonly mark: ReadMark | null;
  /** Takes one mail; it must be harmless when it gets the same one again. */
  readonly take: (raw: Uint8Array) => Promise<void>;
  /** Keeps the place behind a mail that was taken. */
  readonly keep: (mark: ReadMark) => Promise<void>;
  readonly realNow: Date;
};

export type ImapRead = { readonly taken: number; readonly mark: ReadMark } | { readonly failure: string };

const deadlineMs = 45_000;
const mostAtOnce = 200;
const tlsPort = 993;
const lookBackMs = 3 * 86_400_000;

/**
 * Reads what is new in a mailbox's inbox, each mail taken and its place kept before the next: after a crash in between the
 * same mail comes again, and whoever takes it knows it. The mailbox itself is not changed. A mailbox that was never read,
 * or whose UIDs were renumbered, is read from three days ago.
 */
export async function readInbox(access: ImapAccess, reader: Reader): Promise<ImapRead> {
  const client = await clientFor(access);
  const timer = setTimeout(() => client.close(), deadlineMs);
  try {
    await client.connect();
    const box = await client.mailboxOpen("INBOX", { readOnly: true });
    const uidValidity = String(box.uidValidity);
    const known = reader.mark?.uidValidity === uidValidity ? reader.mark : null;
    const uids = await newUids(client, known, reader.realNow);
    for (const uid of uids.slice(0, mostAtOnce)) {
      const raw = await sourceOf(client, uid);
      if (raw) await reader.take(raw);
      await reader.keep({ uidValidity, uidNext: uid + 1 });
    }
    const mark = {
      uidValidity,
      uidNext: uids.length > 0 ? (uids[Math.min(uids.length, mostAtOnce) - 1] ?? 0) + 1 : box.uidNext,
    };
    await client.logout();
    return { taken: Math.min(uids.length, mostAtOnce), mark };
  } catch (error) {
    return { failure: failureSentence(error) };
  } finally {
    clearTimeout(timer);
    client.close();
  }
}

async function clientFor({ address, host, port, isOwnMachine, username, password }: ImapAccess): Promise<ImapFlow> {
  const { ImapFlow: Client } = await import("imapflow");
  const secure = port === tlsPort;
  const client = new Client({
    host: address,
    servername: host,
    port,
    secure,
    ...(secure || isOwnMachine ? {} : { doSTARTTLS: true }),
    auth: { user: username, pass: password },
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
  });
  client.on("error", () => undefined); // the promise that waits tells the same
  return client;
}

/** In ascending order. "n:*" names the last mail also when it is older than n. */
async function newUids(client: ImapFlow, known: ReadMark | null, realNow: Date): Promise<number[]> {
  const query = known ? { uid: `${known.uidNext}:*` } : { since: new Date(realNow.getTime() - lookBackMs) };
  const found = (await client.search(query, { uid: true })) || [];
  return found.filter((uid) => uid >= (known?.uidNext ?? 0)).sort((a, b) => a - b);
}

/** Null for a mail that is gone meanwhile. One byte over the limit is enough to be refused by whoever takes it. */
async function sourceOf(client: ImapFlow, uid: number): Promise<Uint8Array | null> {
  const found = await client.fetchOne(String(uid), { source: { maxLength: mailLimits.bytes + 1 } }, { uid: true });
  return found ? (found.source ?? null) : null;
}

const sentences: readonly (readonly [RegExp, string])[] = [
  [
    /authenticationfailed|authentication failed|login failed|invalid credentials|auth/i,
    "The mail server does not accept the user name or the password.",
  ],
  [/enotfound|eai_again/i, "The mail server's name is not known."],
  [/econnrefused/i, "The mail server does not answer on this port."],
  [/certificate|self[- ]signed|cert_|tls|ssl/i, "The mail server's certificate is not valid for its name."],
  [
    /timeout|etimedout|noconnection|connection not available|econnreset|closed/i,
    "The mail server did not answer in time.",
  ],
];

/** What went wrong, without a word of what was sent: errors of servers may repeat it. */
export function failureSentence(error: unknown): string {
  const {
    code = "",
    message = "",
    responseText = "",
    authenticationFailed = false,
  } = error as Record<string, unknown> & { message?: string };
  if (authenticationFailed) return sentences[0]?.[1] ?? "";
  const words = `${String(code)} ${message} ${String(responseText)}`;
  return sentences.find(([pattern]) => pattern.test(words))?.[1] ?? "The mailbox could not be read.";
}
