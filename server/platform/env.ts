import { z } from "zod";
import { NumberClass } from "@/server/channels/schemas";

/** An unregistered number may not send at all: nobody configures one. */
const SendingClass = NumberClass.exclude(["unregistered"]);

const blankIsUnset = (value: unknown) => (value === "" ? undefined : value);
const text = () => z.preprocess(blankIsUnset, z.string().optional());
const url = (sentence: string) => z.preprocess(blankIsUnset, z.url(sentence).optional());

const Environment = z.object({
  PORT: z.preprocess(
    blankIsUnset,
    z.coerce
      .number("PORT must be a number.")
      .int()
      .min(0, "PORT must be 0 to 65535.")
      .max(65535, "PORT must be 0 to 65535.")
      .default(3000),
  ),
  HOST: z.preprocess(blankIsUnset, z.string().default("127.0.0.1")),
  DATA_DIR: z.preprocess(blankIsUnset, z.string().default(".data")),
  DATABASE_URL: z.preprocess(
    blankIsUnset,
    z
      .string()
      .regex(/^postgres(ql)?:\/\//, "DATABASE_URL must begin with postgres:// or postgresql://.")
      .optional(),
  ),
  PUBLIC_URL: url("PUBLIC_URL must be a full address such as https://app.example.com."),
  REKINDLE_ENV: z.preprocess(blankIsUnset, z.enum(["production"], 'REKINDLE_ENV is unset or "production".').optional()),
  REKINDLE_BOOTSTRAP_API_KEY: z.preprocess(
    blankIsUnset,
    z.string().min(20, "REKINDLE_BOOTSTRAP_API_KEY must have at least 20 characters.").optional(),
  ),
  ENCRYPTION_KEY: z.preprocess(
    blankIsUnset,
    z
      .string()
      .regex(
        /^([0-9a-f]{64}|[A-Za-z0-9+/]{43}=)$/i,
        "ENCRYPTION_KEY must be 32 bytes as 64 hexadecimal digits or as base64.",
      )
      .optional(),
  ),
  NEXTAUTH_SECRET: z.preprocess(
    blankIsUnset,
    z.string().min(16, "NEXTAUTH_SECRET must have at least 16 characters.").optional(),
  ),
  INNGEST_EVENT_KEY: text(),
  INNGEST_SIGNING_KEY: text(),
  INNGEST_BASE_URL: url("INNGEST_BASE_URL must be a full address."),
  AI_PROVIDER: z.preprocess(
    blankIsUnset,
    z
      .enum(["openai", "anthropic", "openai-compatible"], "AI_PROVIDER is openai, anthropic or openai-compatible.")
      .optional(),
  ),
  AI_BASE_URL: url("AI_BASE_URL must be a full address."),
  AI_API_KEY: text(),
  AI_MODEL: text(),
  AI_EMBEDDING_MODEL: text(),
  TWILIO_ACCOUNT_SID: z.preprocess(
    blankIsUnset,
    z
      .string()
      .regex(/^AC[0-9a-zA-Z]{32}$/, "TWILIO_ACCOUNT_SID must be AC and 32 letters or digits.")
      .optional(),
  ),
  TWILIO_AUTH_TOKEN: text(),
  TWILIO_FROM: z.preprocess(
    blankIsUnset,
    z
      .string()
      .regex(/^\+[1-9]\d{6,14}$/, "TWILIO_FROM must be a phone number such as +15005550006.")
      .optional(),
  ),
  TWILIO_MESSAGING_SERVICE_SID: z.preprocess(
    blankIsUnset,
    z
      .string()
      .regex(/^MG[0-9a-zA-Z]{32}$/, "TWILIO_MESSAGING_SERVICE_SID must be MG and 32 letters or digits.")
      .optional(),
  ),
  TWILIO_API_BASE_URL: url("TWILIO_API_BASE_URL must be a full address."),
  TWILIO_SENDER_CLASS: z.preprocess(
    blankIsUnset,
    z
      .enum(SendingClass.options, `TWILIO_SENDER_CLASS is one of ${SendingClass.options.join(", ")}.`)
      .default("low_volume"),
  ),
  SMTP_URL: z.preprocess(
    blankIsUnset,
    z
      .string()
      .regex(/^smtps?:\/\//, "SMTP_URL must begin with smtp:// or smtps://.")
      .optional(),
  ),
  PRIVATE_MAIL_SERVERS: z.preprocess(
    blankIsUnset,
    z.enum(["allow", "refuse"], "PRIVATE_MAIL_SERVERS is allow or refuse.").optional(),
  ),
  IMAP_URL: z.preprocess(
    blankIsUnset,
    z
      .string()
      .regex(/^imaps?:\/\//, "IMAP_URL must begin with imap:// or imaps://.")
      .optional(),
  ),
  OIDC_ISSUER: url("OIDC_ISSUER must be a full address."),
  OIDC_CLIENT_ID: text(),
  OIDC_CLIENT_SECRET: text(),
  OIDC_NAME: text(),
});
export type Env = z.infer<typeof Environment>;

const isTwilioHost = (address: string | undefined) => !address || /(^|\.)twilio\.com$/i.test(new URL(address).hostname);

type Rule = (env: Env) => string | null;
const together =
  (names: (keyof Env)[], sentence: string): Rule =>
  (env) => {
    const set = names.filter((name) => env[name] !== undefined).length;
    return set > 0 && set < names.length ? sentence : null;
  };

const rules: Rule[] = [
  together(
    ["INNGEST_EVENT_KEY", "INNGEST_SIGNING_KEY"],
    "Set both INNGEST_EVENT_KEY and INNGEST_SIGNING_KEY, or neither for the embedded engine.",
  ),
  (env) =>
    env.INNGEST_BASE_URL && !env.INNGEST_EVENT_KEY
      ? "INNGEST_BASE_URL needs INNGEST_EVENT_KEY and INNGEST_SIGNING_KEY."
      : null,
  together(
    ["TWILIO_ACCOUNT_SID", "TWILIO_AUTH_TOKEN"],
    "Set both TWILIO_ACCOUNT_SID and TWILIO_AUTH_TOKEN, or neither.",
  ),
  (env) =>
    env.TWILIO_ACCOUNT_SID && !env.TWILIO_FROM && !env.TWILIO_MESSAGING_SERVICE_SID
      ? "TWILIO_ACCOUNT_SID needs TWILIO_FROM or TWILIO_MESSAGING_SERVICE_SID."
      : null,
  (env) =>
    env.TWILIO_SENDER_CLASS === "unmetered" && isTwilioHost(env.TWILIO_API_BASE_URL)
      ? "TWILIO_SENDER_CLASS unmetered is allowed only with a TWILIO_API_BASE_URL outside twilio.com."
      : null,
  (env) => (env.AI_PROVIDER && !env.AI_MODEL ? "AI_PROVIDER needs AI_MODEL." : null),
  (env) =>
    env.AI_PROVIDER && env.AI_PROVIDER !== "openai-compatible" && !env.AI_API_KEY
      ? `AI_PROVIDER ${env.AI_PROVIDER} needs AI_API_KEY.`
      : null,
  (env) =>
    env.AI_PROVIDER === "openai-compatible" && !env.AI_BASE_URL
      ? "AI_PROVIDER openai-compatible needs AI_BASE_URL."
      : null,
  together(
    ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"],
    "Set OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET together.",
  ),
  (env) =>
    env.REKINDLE_ENV === "production" && !env.ENCRYPTION_KEY
      ? "ENCRYPTION_KEY is required when REKINDLE_ENV=production."
      : null,
  (env) =>
    env.REKINDLE_ENV === "production" && !env.NEXTAUTH_SECRET
      ? "NEXTAUTH_SECRET is required when REKINDLE_ENV=production."
      : null,
  (env) =>
    env.REKINDLE_ENV === "production" && !env.PUBLIC_URL
      ? "PUBLIC_URL is required when REKINDLE_ENV=production."
      : null,
];

/** One sentence for each bad or missing value of an environment; empty when it is fine. */
export function environmentProblems(values: Record<string, string | undefined> = process.env): string[] {
  const parsed = Environment.safeParse(values);
  if (!parsed.success) return parsed.error.issues.map((issue) => issue.message);
  return rules.map((rule) => rule(parsed.data)).filter((sentence) => sentence !== null);
}

let current: Env | undefined;

/** The validated environment; throws with every sentence when a value is bad. */
export function env(): Env {
  if (current) return current;
  const problems = environmentProblems();
  if (problems.length > 0) throw new Error(problems.join("\n"));
  current = Environment.parse(process.env);
  return current;
}

/** Whether texts would reach real phones: credentials given and the carrier is twilio.com itself. */
export const isRealTwilio = (): boolean =>
  env().TWILIO_ACCOUNT_SID !== undefined && isTwilioHost(env().TWILIO_API_BASE_URL);

/** Where providers and people reach this installation, without a trailing slash. */
export const publicUrl = (): string => (env().PUBLIC_URL ?? `http://${env().HOST}:${env().PORT}`).replace(/\/$/, "");

/** next-auth reads its own address from the environment alone; it is the installation's. */
export const setNextAuthUrl = (): void => {
  process.env.NEXTAUTH_URL ??= publicUrl();
};

export const isProduction = (): boolean => env().REKINDLE_ENV === "production";
export const isTest = (): boolean => process.env.VITEST !== undefined;
export const isBuilding = (): boolean => process.env.NEXT_PHASE === "phase-production-build";
export const logLevel = (): string => process.env.LOG_LEVEL ?? (isTest() ? "silent" : "info");
