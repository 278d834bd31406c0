import { Readable } from "node:stream";
import { safeAddressOf } from "@/server/platform/safe-host";
import {
  type Conversation,
  conversationsWith,
  Failure,
  patience,
  type SmtpServer,
  type Stage,
  step,
} from "./smtp-connections";
import { codeOfAnswer, statusCode } from "./status-codes";

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

/** A server that puts us off wants half an hour at least [RFC 5321 4.5.4.1]. */
export const putOffMs = 30 * 60_000;
const unreachableMs = 2 * 60_000;

/**
 * Hands one mail to a server, in a conversation that waits for it or a new one; outcomes are answers, never exceptions.
 * A conversation that turns out to be over before the mail was handed over is begun again, once.
 */
export async function deliver(server: SmtpServer, letter: Letter, limits = patience): Promise<Delivered> {
  const conversations = conversationsWith(server);
  const idle = conversations.takeIdle();
  if (idle) {
    const failure = await handIn(idle, letter, conversations);
    if (!failure || !wasOver(failure)) return outcomeOf(server.host, failure);
  }
  const found = await safeAddressOf(server.host);
  if ("refused" in found) return unplaced(server.host, found.refused);
  try {
    const conversation = await conversations.begin(found, limits);
    return outcomeOf(server.host, await handIn(conversation, letter, conversations));
  } catch (failure) {
    if (failure instanceof Failure) return meaningOf(server.host, failure);
    throw failure;
  }
}

const outcomeOf = (host: string, failure: Failure | null): Delivered =>
  failure ? meaningOf(host, failure) : { kind: "accepted" };

/** The server had ended it, with a word or without one. */
const wasOver = ({ stage, error }: Failure) =>
  stage === "envelope" && error.command !== "RCPT TO" && (!error.responseCode || error.responseCode === 421);

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

/** Hands one mail over: null when the server took it, else where that failed. */
async function handIn(
  conversation: Conversation,
  { from, to, raw }: Letter,
  conversations: ReturnType<typeof conversationsWith>,
): Promise<Failure | null> {
  const { connection } = conversation;
  let stage: Stage = "envelope";
  const message = Readable.from([raw]);
  message.once("end", () => {
    stage = "handed";
  });
  try {
    await step(
      connection,
      () => stage,
      (done) => connection.send({ from, to, size: raw.length }, message, done),
    );
    conversations.giveBack(conversation);
    return null;
  } catch (failure) {
    if (!(failure instanceof Failure)) throw failure;
    void conversations.resume(conversation, failure);
    return failure;
  }
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

type Answer = Pick<Failure, "stage" | "error"> & { status: number; answer: string };

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
