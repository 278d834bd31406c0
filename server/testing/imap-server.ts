import { createServer, type Socket } from "node:net";

export interface ImapServer {
  readonly port: number;
  /** Mails by UID, in ascending order. */
  readonly mails: Map<number, Buffer>;
  uidValidity: number;
  /** What clients said, without passwords. */
  readonly said: string[];
  close(): Promise<void>;
}

const user = "hello@mail.northwind.test";
export const imapLogin = { username: user, password: "correct horse" };

/** The UIDs that a set such as "7:*" or "3,5" names. */
function named(set: string, uids: readonly number[]): number[] {
  const last = uids.at(-1) ?? 0;
  const at = (text: string) => (text === "*" ? last : Number(text));
  return uids.filter((uid) =>
    set.split(",").some((range) => {
      const [from = "", to = from] = range.split(":");
      const ends = [at(from), at(to)].sort((a, b) => a - b);
      return uid >= (ends[0] ?? 0) && uid <= (ends[1] ?? 0);
    }),
  );
}

interface State {
  mails: Map<number, Buffer>;
  uidValidity: number;
  said: string[];
}

const uidsOf = ({ mails }: State) => [...mails.keys()].sort((a, b) => a - b);

const opened = (state: State) => [
  `${state.mails.size} EXISTS`,
  `OK [UIDVALIDITY ${state.uidValidity}] valid`,
  `OK [UIDNEXT ${(uidsOf(state).at(-1) ?? 0) + 1}] next`,
];

/** What is said before "done", by command. */
const untagged: Record<string, (state: State, rest: string) => (string | Buffer)[]> = {
  CAPABILITY: () => ["CAPABILITY IMAP4rev1"],
  LIST: () => ['LIST () "/" "INBOX"'],
  SELECT: opened,
  EXAMINE: opened,
  "UID SEARCH": (state, rest) => [
    `SEARCH ${named(/UID (\S+)/i.exec(rest)?.[1] ?? "1:*", uidsOf(state)).join(" ")}`.trimEnd(),
  ],
  "UID FETCH": (state, rest) => named(rest.split(" ")[0] ?? "", uidsOf(state)).map((uid) => fetched(state, uid, rest)),
  LOGOUT: () => ["BYE"],
};

function fetched(state: State, uid: number, rest: string): Buffer {
  const most = Number(/<0\.(\d+)>/.exec(rest)?.[1] ?? Number.MAX_SAFE_INTEGER);
  const raw = (state.mails.get(uid) ?? Buffer.alloc(0)).subarray(0, most);
  const origin = rest.includes("<0.") ? "<0>" : "";
  const head = `${uidsOf(state).indexOf(uid) + 1} FETCH (UID ${uid} BODY[]${origin} {${raw.length}}\r\n`;
  return Buffer.concat([Buffer.from(head), raw, Buffer.from(")")]);
}

function answer(state: State, socket: Socket, line: string): void {
  const [, tag = "*", command = "", rest = ""] = /^(\S+) (UID \S+|\S+) ?(.*)$/i.exec(line) ?? [];
  const name = command.toUpperCase();
  const isLogin = name === "LOGIN";
  state.said.push(isLogin ? name : `${name} ${rest}`.trim());
  if (isLogin && !rest.includes(imapLogin.password)) {
    socket.write(`${tag} NO [AUTHENTICATIONFAILED] Invalid credentials\r\n`);
    return;
  }
  for (const said of untagged[name]?.(state, rest) ?? [])
    socket.write(Buffer.concat([Buffer.from("* "), Buffer.from(said), Buffer.from("\r\n")]));
  socket.write(`${tag} OK ${name === "EXAMINE" ? "[READ-ONLY] " : ""}done\r\n`);
  if (name === "LOGOUT") socket.end();
}

/** An IMAP4rev1 server of a page [RFC 3501]: one user, one INBOX, enough commands to read it by UID. */
export async function imapServer(): Promise<ImapServer> {
  const sockets = new Set<Socket>();
  const state: State = { mails: new Map(), uidValidity: 1, said: [] };
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => undefined);
    socket.write("* OK [CAPABILITY IMAP4rev1] ready\r\n");
    let held = "";
    socket.on("data", (chunk) => {
      held += chunk.toString("latin1");
      for (let at = held.indexOf("\r\n"); at >= 0; at = held.indexOf("\r\n")) {
        answer(state, socket, held.slice(0, at));
        held = held.slice(at + 2);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return Object.assign(state, {
    port: typeof address === "object" && address ? address.port : 0,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}
