import type { AddressInfo } from "node:net";
import { SMTPServer } from "smtp-server";
import { answering } from "../support/answering";

type Sunk = { to: string; raw: string };

/** A mail server that takes every mail at once and keeps it: what arrived here was sent. */
let mails: Sunk[] = [];

const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ["STARTTLS"],
  disableReverseLookup: true,
  logger: false,
  onData(stream, session, done) {
    const parts: Buffer[] = [];
    stream.on("data", (part: Buffer) => parts.push(part));
    stream.on("end", () => {
      const [to] = session.envelope.rcptTo;
      mails.push({ to: to?.address ?? "", raw: Buffer.concat(parts).toString() });
      done();
    });
  },
});
server.on("error", () => undefined); // who hangs up is missed in the count
const listening = new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));

answering({
  async port() {
    await listening;
    return (server.server.address() as AddressInfo).port;
  },
  count: () => mails.length,
  mails: () => mails,
  forget() {
    mails = [];
  },
});
