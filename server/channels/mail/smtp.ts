import { Readable } from "node:stream";
import SMTPConnection from "nodemailer/lib/smtp-connection/index.js";
import { safeAddressOf } from "@/server/platform/safe-host";
import { codeOfAnswer, statusCode } from "./status-codes";

export interface SmtpServer {
  readonly host: string;
  readonly port: number;
  readonly username: string | null;
  readonly password: string;
  /** How we introduce ourselves. */
  readonly name: string;
}

export interface Letter {
  readonly from: string;
  readonly to: string;
  readonly raw: Buffer;
}

/** What became of one conversation; `unknown` = the whole mail was handed over and the answer never came. */
export type Delivered =
  | { kind: "accepted" }
  | { kind: "refused"; code: number | null; sentence: string }
  | { kind: "busy"; retryAfterMs: number | null; sentence: string }
  | { kind: "unknown"; sentence: string };

/** How long each part of a conversation may take; together less than the ledger waits before it asks. */
export const patience = {
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  socketTimeout: 30_000,
  dnsTimeout: 5_000,
};

/** A server that puts us off wants half an hour at least [RFC 5321 4.5.4.1]. */
export const putOffMs = 30 * 60_000;
const unreachableMs = 2 * 60_000;

type Stage = "connect" | "login" | "envelope" | "handed";
type Failure = { stage: Stage; error: SMTPConnection.SMTPError };

/** Hands one mail to a server; outcomes are answers, never exceptions. */
export async function deliver(server: SmtpServer, letter: Letter, limits = patience): Promise<Delivered> {
  const found = await safeAddressOf(server.host);
  if ("refused" in found) return unplaced(server.host, found.refused);
  const isSecure = server.port === 465;
  const connection = new SMTPConnection({
    host: found.address,
    port: server.port,
    secure: isSecure,
    requireTLS: !isSecure && !found.isLoopback,
    ignoreTLS: !isSecure && found.isLoopback,
    tls: { servername: server.host, minVersion: "TLSv1.2" },
    name: server.name,
    ...limits,
  });
  const failure = await talk(connection, server, letter);
  if (failure) connection.close();
  else connection.quit();
  return failure ? meaningOf(server.host, failure) : { kind: "accepted" };
}

const places = {
  inner: "lies inside a private network, where no mail server may be named",
  unknown: "was not found in the DNS",
  late: "could not be looked up in time",
} as const;

const unplaced = (host: string, why: keyof typeof places): Delivered => ({
  kind: "busy",
  retryAfterMs: why === "late" ? unreachableMs : putOffMs,
  sentence: `The mail server ${host} ${places[why]}.`,
});

/** Connects, logs in, hands over: null when the server took the mail, else where it failed. */
function talk(connection: SMTPConnection, server: SmtpServer, { from, to, raw }: Letter): Promise<Failure | null> {
  return new Promise((resolve) => {
    let stage: Stage = "connect";
    const failed = (error: SMTPConnection.SMTPError) => resolve({ stage, error });
    const next = (step: () => void) => (error?: SMTPConnection.SMTPError | null) => (error ? failed(error) : step());
    const message = Readable.from([raw]);
    const hand = () => {
      stage = "envelope";
      message.once("end", () => {
        stage = "handed";
      });
      connection.send(
        { from, to, size: raw.length },
        message,
        next(() => resolve(null)),
      );
    };
    const login = () => {
      if (server.username === null) return hand();
      stage = "login";
      connection.login({ credentials: { user: server.username, pass: server.password } }, next(hand));
    };
    connection.on("error", failed);
    connection.connect(next(login));
  });
}

const wordsOf = (answer: string) => answer.replace(/\s+/g, " ").slice(0, 300);

/** RFC 5321's reply classes, by where in the conversation they came. */
function meaningOf(host: string, { stage, error }: Failure): Delivered {
  const { responseCode, response } = error;
  if (responseCode && response) return answered(host, { stage, error, status: responseCode, answer: response });
  if (stage === "handed")
    return {
      kind: "unknown",
      sentence: `The mail server ${host} may or may not have taken the mail: it never answered.`,
    };
  if (error.code === "EMESSAGE")
    return { kind: "refused", code: statusCode("5.3.4"), sentence: "The mail is larger than the mail server takes." };
  if (error.code === "EENVELOPE")
    return { kind: "refused", code: statusCode("5.1.3"), sentence: "This is not an e-mail address." };
  const sentence = error.code === "ETLS" ? tlsSentence(host) : `The mail server ${host} cannot be reached.`;
  return { kind: "busy", retryAfterMs: unreachableMs, sentence };
}

const tlsSentence = (host: string) => `The mail server ${host} offers no safe connection (TLS).`;

type Answer = Failure & { status: number; answer: string };

function answered(host: string, { stage, error, status, answer }: Answer): Delivered {
  const said = wordsOf(answer);
  if (stage === "login" && status >= 500)
    return {
      kind: "refused",
      code: statusCode("5.7.8"),
      sentence: `The mail server ${host} does not accept the mailbox's user name or password.`,
    };
  const isAboutThisMail = stage === "handed" || error.command === "RCPT TO" || error.command === "DATA";
  if (status === 421 || (status < 500 && !isAboutThisMail))
    return { kind: "busy", retryAfterMs: putOffMs, sentence: `The mail server ${host} puts us off: ${said}` };
  if (status < 500) return { kind: "refused", code: codeOfAnswer(answer) ?? statusCode("4.0.0"), sentence: said };
  if (!isAboutThisMail)
    return {
      kind: "refused",
      code: statusCode("5.1.8"),
      sentence: `The mail server ${host} does not take our mail: ${said}`,
    };
  return { kind: "refused", code: codeOfAnswer(answer), sentence: said };
}
