import { createAnthropic } from "@ai-sdk/anthropic";
import { createOpenAI } from "@ai-sdk/openai";
import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import { customProvider, type LanguageModel } from "ai";
import { env } from "@/server/platform/env";

/** A model as an object, never as a bare name: a name would be sent to a gateway that nobody chose. */
export type ModelObject = Exclude<LanguageModel, string>;

export interface ConfiguredModel {
  /** What a person reads: "openai gpt-5-mini". */
  name: string;
  model: ModelObject;
}

type Settings = Pick<ReturnType<typeof env>, "AI_PROVIDER" | "AI_MODEL" | "AI_API_KEY" | "AI_BASE_URL">;

/** The operator's model by AI_PROVIDER, AI_MODEL, AI_API_KEY and AI_BASE_URL, or null where none is configured. */
export function modelFrom(settings: Settings): ConfiguredModel | null {
  const { AI_PROVIDER: provider, AI_MODEL: modelId } = settings;
  if (!provider || !modelId) return null;
  const model = connect(provider, modelId, settings);
  // Should anything ever pass a bare name, it finds this provider, which knows no names, and not the public gateway.
  globalThis.AI_SDK_DEFAULT_PROVIDER = customProvider({ languageModels: {} });
  return { name: `${provider} ${modelId}`, model };
}

function connect(provider: NonNullable<Settings["AI_PROVIDER"]>, modelId: string, settings: Settings): ModelObject {
  const access = { apiKey: settings.AI_API_KEY, ...(settings.AI_BASE_URL ? { baseURL: settings.AI_BASE_URL } : {}) };
  if (provider === "openai") return createOpenAI(access)(modelId);
  if (provider === "anthropic") return createAnthropic(access)(modelId);
  return createOpenAICompatible({
    name: "openai-compatible",
    baseURL: settings.AI_BASE_URL ?? "",
    ...(settings.AI_API_KEY ? { apiKey: settings.AI_API_KEY } : {}),
    supportsStructuredOutputs: true, // else the schema is not sent at all
  })(modelId);
}

let configured: ConfiguredModel | null | undefined;

/** The model of this installation; null = the local engine does everything. */
export function configuredModel(): ConfiguredModel | null {
  if (configured === undefined) configured = modelFrom(env());
  return configured;
}
