import type { AddressInfo, Socket } from "node:net";
import { type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from "smtp-server";

export interface SunkMail {
  readonly raw: Buffer;
  readonly parsed: ParsedMail;
  readonly returnPath: string;
  readonly to: readonly string[];
}

const refusal = (responseCode: number, words: string) => Object.assign(new Error(words), { responseCode });

/** How a recipient's local part makes the server behave: when it is named, or when its mail was handed over. */
const atRecipient: Record<string, Error> = {
  "unknown-user": refusal(550, "5.1.1 No such user here"),
  full: refusal(452, "4.2.2 Mailbox full"),
  "puts-off": refusal(421, "4.3.2 Service shutting down, come back later"),
  strange: refusal(550, "I do not like you"),
};
const afterData: Record<string, Error> = {
  unauthenticated: refusal(550, "5.7.26 This mail is unauthenticated"),
  "busy-after-data": refusal(421, "4.7.0 Try again later"),
};

const localPart = (address: string) => address.split("@")[0] ?? "";

async function collected(stream: SMTPServerDataStream): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

const recipientsOf = ({ envelope }: SMTPServerSession) => envelope.rcptTo.map(({ address }) => address);
const returnPathOf = ({ envelope }: SMTPServerSession) => (envelope.mailFrom ? envelope.mailFrom.address : "");

/** A mail server on this machine that keeps what it takes, from so many clients at a time; it closes with the test. */
export async function anSmtpSink({ password = "correct horse", maxClients = 100 } = {}) {
  const mails: SunkMail[] = [];
  const take = async (stream: SMTPServerDataStream, session: SMTPServerSession) => {
    const raw = await collected(stream);
    const to = recipientsOf(session);
    const failure = afterData[localPart(to[0] ?? "")];
    if (failure) throw failure;
    mails.push({ raw, parsed: await simpleParser(raw), returnPath: returnPathOf(session), to });
  };
  const server = new SMTPServer({
    authOptional: true,
    allowInsecureAuth: true,
    disabledCommands: ["STARTTLS"],
    logger: false,
    maxClients,
    onAuth: (auth, _session, done) =>
      auth.password === password ? done(null, { user: auth.username }) : done(refusal(535, "5.7.8 Wrong password")),
    onRcptTo: ({ address }, _session, done) => done(atRecipient[localPart(address)]),
    onData: (stream, session, done) =>
      void take(stream, session).then(
        () => localPart(recipientsOf(session)[0] ?? "") !== "hangs" && done(),
        (error: Error) => done(error),
      ),
  });
  server.on("error", () => undefined); // a client that hangs up is part of the tests
  const sockets: Socket[] = [];
  server.server.on("connection", (socket: Socket) => sockets.push(socket));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.server.address() as AddressInfo;
  return {
    port,
    password,
    mails,
    /** How often somebody connected. */
    calls: () => sockets.length,
    /** Ends every conversation without a word. */
    hangUp: () => sockets.forEach((socket) => void socket.destroy()),
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
