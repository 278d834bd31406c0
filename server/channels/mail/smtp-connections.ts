import SMTPConnection from "nodemailer/lib/smtp-connection/index.js";

export interface SmtpServer {
  readonly host: string;
  readonly port: number;
  readonly username: string | null;
  readonly password: string;
  /** How we introduce ourselves. */
  readonly name: string;
}

/** The server's address, looked up once so that nothing resolves its name a second time. */
export type Place = { readonly address: string; readonly isLoopback: boolean };

/** How long each part of a conversation may take; together less than the ledger waits before it asks. */
export const patience = {
  connectionTimeout: 10_000,
  greetingTimeout: 10_000,
  socketTimeout: 30_000,
  dnsTimeout: 5_000,
};
export type Patience = typeof patience;

export type Stage = "connect" | "login" | "envelope" | "handed";
/** Where a conversation failed. */
export class Failure extends Error {
  constructor(
    readonly stage: Stage,
    readonly error: SMTPConnection.SMTPError,
  ) {
    super(error.message);
  }
}

/** Servers end long conversations, and those in which nothing is said; ours end sooner. */
const mostMails = 100;
const idleMs = 5_000;
/** How long a mail waits for its turn where a server stands only so many at a time; less than its claim lasts. */
const turnMs = 20_000;

/** A conversation with a server that let us in; one mail at a time. */
export interface Conversation {
  readonly connection: SMTPConnection;
  /** Mails that it has handed over. */
  mails: number;
}

function connectionTo(server: SmtpServer, place: Place, limits: Patience): SMTPConnection {
  const isSecure = server.port === 465;
  return new SMTPConnection({
    host: place.address,
    port: server.port,
    secure: isSecure,
    requireTLS: !isSecure && !place.isLoopback,
    ignoreTLS: !isSecure && place.isLoopback,
    tls: { servername: server.host, minVersion: "TLSv1.2" },
    name: server.name,
    ...limits,
  });
}

/** Runs one step of a conversation; it fails too when the connection breaks or just ends meanwhile. @throws Failure. */
export function step(
  connection: SMTPConnection,
  stage: () => Stage,
  act: (done: (error?: SMTPConnection.SMTPError | null) => void) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const finish = (error?: SMTPConnection.SMTPError | null) => {
      connection.removeListener("error", finish);
      connection.removeListener("end", ended);
      if (error) reject(new Failure(stage(), error));
      else resolve();
    };
    const ended = () => finish(Object.assign(new Error("The connection ended."), { code: "ECONNECTION" }));
    connection.on("error", finish);
    connection.on("end", ended);
    act(finish);
  });
}

/** Connects and logs in. @throws Failure. */
async function begin(server: SmtpServer, place: Place, limits: Patience): Promise<SMTPConnection> {
  const connection = connectionTo(server, place, limits);
  connection.on("error", () => undefined); // whoever talks hears of it; while nobody does, `isOpen` tells
  try {
    await step(
      connection,
      () => "connect",
      (done) => connection.connect(done),
    );
    connection._socket.setNoDelay(true); // a mail's last line would wait for the answer to its body
    const { username: user, password: pass } = server;
    if (user !== null)
      await step(
        connection,
        () => "login",
        (done) => connection.login({ credentials: { user, pass } }, done),
      );
    return connection;
  } catch (failure) {
    connection.close();
    throw failure;
  }
}

const isOpen = ({ connection }: Conversation) => !connection.destroyed && !connection._socket.destroyed;

/** What a server answers whom it already talks to often enough. */
const isFull = ({ stage, error }: Failure) =>
  (stage === "connect" || stage === "login") && [421, 432, 451, 454].includes(error.responseCode ?? 0);

type Waiting = (conversation: Conversation | null) => void;

/** The conversations with one server under one login. A server that lets no more in is talked to in those that it gave us. */
class Conversations {
  private readonly idle: Conversation[] = [];
  private readonly waiting: Waiting[] = [];
  private open = 0;
  private most = Number.POSITIVE_INFINITY;

  constructor(
    private readonly server: SmtpServer,
    private readonly emptied: () => void,
  ) {}

  /** One that waits for its next mail; null when none does. */
  takeIdle(): Conversation | null {
    for (let one = this.idle.pop(); one; one = this.idle.pop()) {
      if (isOpen(one)) return one;
      this.end(one);
    }
    return null;
  }

  /** A new one, or the first that is free where the server lets no more in. @throws Failure. */
  async begin(place: Place, limits: Patience, until = performance.now() + turnMs): Promise<Conversation> {
    const hasRoom = this.open < this.most;
    const ready = this.takeIdle() ?? (hasRoom ? null : await this.free(until - performance.now()));
    if (ready) return ready;
    this.open += 1;
    try {
      return { connection: await begin(this.server, place, limits), mails: 0 };
    } catch (failure) {
      this.closed();
      const isWorthWaiting = failure instanceof Failure && isFull(failure) && this.open > 0;
      if (!isWorthWaiting || performance.now() > until) throw failure;
      this.most = this.open;
      return this.begin(place, limits, until);
    }
  }

  /** It handed its mail over and may take another one. */
  giveBack(conversation: Conversation): void {
    conversation.mails += 1;
    if (conversation.mails >= mostMails || !isOpen(conversation)) this.end(conversation);
    else if (this.waiting.length > 0) this.waiting.shift()?.(conversation);
    else this.rest(conversation, conversation.mails);
  }

  end(conversation: Conversation): void {
    if (isOpen(conversation)) conversation.connection.quit();
    else conversation.connection.close();
    this.closed();
  }

  /** Its mail was not taken: where the server said why and stays, it may take another one. */
  async resume(conversation: Conversation, { error }: Failure): Promise<void> {
    const { connection } = conversation;
    const wasAnswered = error.responseCode !== undefined && error.responseCode !== 421 && isOpen(conversation);
    const isReady =
      wasAnswered &&
      (await step(
        connection,
        () => "envelope",
        (done) => connection.reset(done),
      ).then(
        () => true,
        () => false,
      ));
    if (isReady) return this.giveBack(conversation);
    connection.close();
    this.closed();
  }

  private rest(conversation: Conversation, mails: number): void {
    this.idle.push(conversation);
    setTimeout(() => this.endIdle(conversation, mails), idleMs).unref();
  }

  /** Unless it was used again meanwhile. */
  private endIdle(conversation: Conversation, mails: number): void {
    const place = this.idle.indexOf(conversation);
    if (place < 0 || conversation.mails !== mails) return;
    this.idle.splice(place, 1);
    this.end(conversation);
  }

  private closed(): void {
    this.open -= 1;
    this.waiting.shift()?.(null);
    if (this.open === 0) this.emptied();
  }

  /** Null when one ended instead, or nothing came free in time: then a new one is tried. */
  private free(atMostMs: number): Promise<Conversation | null> {
    return new Promise((resolve) => {
      const heard: Waiting = (conversation) => {
        clearTimeout(timer);
        resolve(conversation);
      };
      const timer = setTimeout(
        () => {
          this.waiting.splice(this.waiting.indexOf(heard), 1);
          resolve(null);
        },
        Math.max(0, atMostMs),
      );
      this.waiting.push(heard);
    });
  }
}

const servers = new Map<string, Conversations>();

/** Those of this process with that server under that login. */
export function conversationsWith(server: SmtpServer): Conversations {
  const key = JSON.stringify([server.host, server.port, server.username, server.password, server.name]);
  const known = servers.get(key);
  if (known) return known;
  const conversations = new Conversations(server, () => servers.delete(key));
  servers.set(key, conversations);
  return conversations;
}
