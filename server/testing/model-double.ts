import { MockLanguageModelV4 } from "ai/test";

type Answer = string | Record<string, unknown>;

const usage = {
  inputTokens: { total: 100, noCache: 100, cacheRead: 0, cacheWrite: 0 },
  outputTokens: { total: 20, text: 20, reasoning: 0 },
};

const asResult = (answer: Answer) => ({
  content: [{ type: "text" as const, text: typeof answer === "string" ? answer : JSON.stringify(answer) }],
  finishReason: { unified: "stop" as const, raw: "stop" },
  usage,
  warnings: [],
});

/** The outer wire only: a model that answers as told, one answer a call, the last one for ever. */
export function modelThatAnswers(...answers: Answer[]) {
  let calls = 0;
  const model = new MockLanguageModelV4({
    doGenerate: async () => asResult(answers[Math.min(calls++, answers.length - 1)] ?? ""),
  });
  return { name: "test model", model };
}

/** A model that never answers and does not listen to its signal. */
export const modelThatHangs = () => ({
  name: "hanging model",
  model: new MockLanguageModelV4({ doGenerate: () => new Promise<never>(() => undefined) }),
});

export const modelThatFails = () => ({
  name: "failing model",
  model: new MockLanguageModelV4({ doGenerate: () => Promise.reject(new Error("503 Service Unavailable")) }),
});
