import { readFileSync } from "node:fs";
import { join } from "node:path";

/** A row of the inbox, as far as a proof looks at it. */
export interface InboxRow {
  id: string;
  leadId: string | null;
  preview: string;
  state: string;
}

export type LiveEvent = { name: string; data: { conversationId?: string } };

/** The browser gathers announcements for so long before it asks the list again (components/shell/live.tsx). */
const gatheringMs = 400;
const slug = "northwind-home-services";

/** Signs the sample account in as a browser does; answers the cookie to send. */
export async function signIn(address: string, dataDir: string): Promise<string> {
  const { email, password } = JSON.parse(readFileSync(join(dataDir, "sample-account.json"), "utf8")) as Record<
    string,
    string
  >;
  const jar = new Map<string, string>();
  const keep = (response: Response) => {
    for (const cookie of response.headers.getSetCookie()) {
      const [pair = ""] = cookie.split(";");
      jar.set(pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1));
    }
  };
  const cookies = () => [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
  const asked = await fetch(`${address}/api/auth/csrf`);
  keep(asked);
  const { csrfToken } = (await asked.json()) as { csrfToken: string };
  const form = { csrfToken, email: email ?? "", password: password ?? "", json: "true", callbackUrl: address };
  keep(
    await fetch(`${address}/api/auth/callback/password`, {
      method: "POST",
      redirect: "manual",
      headers: { cookie: cookies(), "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams(form).toString(),
    }),
  );
  if (![...jar.keys()].some((name) => name.includes("session"))) throw new Error("The sample account was not let in.");
  return cookies();
}

/** An inbox that stands open in a browser: hears the event stream, and asks its list again when something came in. */
export async function openInbox({ address, dataDir }: { address: string; dataDir: string }) {
  const headers = { cookie: await signIn(address, dataDir), "x-tenant": slug };
  const leave = new AbortController();
  const stream = await fetch(`${address}/api/events?tenant=${slug}`, { headers, signal: leave.signal });
  if (!stream.ok || !stream.body) throw new Error(`The event stream answered ${stream.status}.`);
  const heard = new Set<(event: LiveEvent, at: number) => void>();
  const shown = new Set<(rows: InboxRow[], at: number) => void>();
  let gathering: NodeJS.Timeout | null = null;

  async function ask() {
    const input = encodeURIComponent(JSON.stringify({ json: { view: "all", limit: 50 } }));
    const answer = await fetch(`${address}/api/trpc/conversations.list?input=${input}`, { headers });
    if (!answer.ok) throw new Error(`The inbox answered ${answer.status}: ${await answer.text()}`);
    const { result } = (await answer.json()) as {
      result: { data: { json: { rows?: InboxRow[]; data?: InboxRow[] } } };
    };
    const page = result.data.json;
    for (const tell of shown) tell(page.rows ?? page.data ?? [], performance.now());
  }

  function hear(event: LiveEvent) {
    for (const tell of heard) tell(event, performance.now());
    gathering ??= setTimeout(() => {
      gathering = null;
      ask().catch((error) => leave.signal.aborted || Promise.reject(error));
    }, gatheringMs);
  }

  void follow(stream.body, hear).catch(() => undefined);
  return {
    onEvent: (tell: (event: LiveEvent, at: number) => void) => void heard.add(tell),
    onList: (tell: (rows: InboxRow[], at: number) => void) => void shown.add(tell),
    close: () => {
      leave.abort();
      if (gathering) clearTimeout(gathering);
    },
  };
}

/** Reads frames of an event stream until it ends. */
async function follow(body: ReadableStream<Uint8Array>, hear: (event: LiveEvent) => void): Promise<void> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const chunk of body) {
    const frames = (rest + decoder.decode(chunk as Uint8Array, { stream: true })).split("\n\n");
    rest = frames.pop() ?? "";
    for (const frame of frames) {
      const data = /^event: message\ndata: (.*)$/m.exec(frame)?.[1];
      if (data) hear(JSON.parse(data) as LiveEvent);
    }
  }
}
