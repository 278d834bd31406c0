import { env, isRealTwilio, publicUrl } from "@/server/platform/env";
import type { SampleAccount } from "./installation";

const engines = { pglite: "embedded Postgres (PGlite)", postgres: "Postgres", neon: "Neon" };

/** What `npm start` prints once the product answers: where to go and how to sign in. */
export function banner(engine: keyof typeof engines, account: SampleAccount | null): string[] {
  const { INNGEST_EVENT_KEY, AI_PROVIDER, AI_MODEL, TWILIO_ACCOUNT_SID } = env();
  const carrier = isRealTwilio()
    ? "Twilio"
    : TWILIO_ACCOUNT_SID
      ? "Twilio stand-in"
      : "sandbox carrier with simulated leads";
  return [
    "",
    "  Rekindle is ready.",
    "",
    `  Open       ${publicUrl()}`,
    ...(account ? [`  Sign in    ${account.email}`, `  Password   ${account.password}`] : []),
    "",
    `  Database   ${engines[engine]}`,
    `  Jobs       ${INNGEST_EVENT_KEY ? "Inngest" : "embedded engine"}`,
    `  Carrier    ${carrier}`,
    `  Language   ${AI_PROVIDER ? `${AI_PROVIDER} ${AI_MODEL}, local engine as fallback` : "local engine"}`,
    "",
  ];
}
