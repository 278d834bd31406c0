import { isIP } from "node:net";
import { Agent, request } from "undici";
import { safeAddressOf } from "@/server/platform/safe-host";
import { refusalToPush } from "./push-services";

const deadlineMs = 10_000;

/** What a push service said: its status, or why it was not asked, or that nobody knows. */
export type PushAnswer = { status: number; retryAfterMs: number | null } | { notAsked: string } | { unknown: string };

type Post = { endpoint: string; headers: Record<string, string>; body: Buffer };

/** The sentence that explains why an endpoint is not asked, or where to connect: its name is resolved once. */
async function wayTo(endpoint: string): Promise<{ address: string } | { notAsked: string }> {
  if (!URL.canParse(endpoint)) return { notAsked: "This is no address of a push service." };
  const found = await safeAddressOf(new URL(endpoint).hostname.replace(/^\[|\]$/g, ""));
  if ("refused" in found) return { notAsked: "The push service cannot be reached from here." };
  const refusal = refusalToPush(endpoint, { isOwnMachine: found.isLoopback });
  return refusal ? { notAsked: refusal } : { address: found.address };
}

/** Why a browser's subscription is not kept, or null: its service is one that we know; its name is looked up when it is asked. */
export async function refusalToSubscribe(endpoint: string): Promise<string | null> {
  const host = new URL(endpoint).hostname.replace(/^\[|\]$/g, "");
  if (isIP(host) === 0) return refusalToPush(endpoint, { isOwnMachine: false });
  const way = await wayTo(endpoint);
  return "notAsked" in way ? way.notAsked : null;
}

const isNotSent = (error: unknown) =>
  error instanceof Error && "code" in error && ["ECONNREFUSED", "UND_ERR_CONNECT_TIMEOUT"].includes(String(error.code));

/** Leaves one notification at a browser's push service: at the address that was looked at, within ten seconds, following nothing. */
export async function postPush({ endpoint, headers, body }: Post): Promise<PushAnswer> {
  const way = await wayTo(endpoint);
  if ("notAsked" in way) return way;
  const family = way.address.includes(":") ? 6 : 4;
  const agent = new Agent({
    connect: {
      lookup: (_host, { all }, answer) =>
        all ? answer(null, [{ address: way.address, family }]) : answer(null, way.address, family),
    },
  });
  try {
    const signal = AbortSignal.timeout(deadlineMs);
    const answer = await request(endpoint, { method: "POST", headers, body, dispatcher: agent, signal });
    await answer.body.dump();
    return { status: answer.statusCode, retryAfterMs: secondsIn(answer.headers["retry-after"]) };
  } catch (error) {
    return isNotSent(error)
      ? { notAsked: "The push service cannot be reached." }
      : { unknown: "The push service did not answer in time." };
  } finally {
    await agent.close().catch(() => undefined);
  }
}

const secondsIn = (header: string | string[] | undefined): number | null => {
  const seconds = Number(header);
  return header !== undefined && Number.isFinite(seconds) ? Math.min(3_600, seconds) * 1_000 : null;
};
