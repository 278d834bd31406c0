import { describe, expect, test } from "vitest";
import { z } from "zod";
import { llmCalls } from "@/drizzle/schema";
import { inTransaction } from "@/server/platform/db";
import { aTenant, withDatabase } from "@/server/testing";
import { modelThatAnswers, modelThatFails, modelThatHangs } from "@/server/testing/model-double";
import { makeBreaker } from "./breaker";
import { localDecider, modelDecider } from "./decide";
import { providerDrafter } from "./draft";
import { modelFrom } from "./provider";
import { recordCalls } from "./spend";

withDatabase();

const schema = z.object({ reply: z.string() });
const request = {
  purpose: "turn",
  instructions: "be brief",
  data: "hello",
  schema,
  maxOutputTokens: 50,
  deadlineMs: 300,
} as const;

test("a model's answer comes back in the shape asked for, with what it cost", async () => {
  const { value, call } = await providerDrafter(modelThatAnswers({ reply: "Hi" })).draft(request);
  expect(value).toEqual({ reply: "Hi" });
  expect(call).toMatchObject({ outcome: "ok", inputTokens: 100, outputTokens: 20, model: "test model" });
});

test.each(["not json", '{"reply": 4}', '{"reply": "cut of', "", "[]"])(
  "garbage is an outcome, not an error: %j",
  async (answer) => {
    const { value, call } = await providerDrafter(modelThatAnswers(answer)).draft(request);
    expect(value).toBeNull();
    expect(call.outcome).toBe("invalid");
  },
);

test("json in a fence is still json", async () => {
  const { value } = await providerDrafter(modelThatAnswers('```json\n{"reply": "Hi"}\n```')).draft(request);
  expect(value).toEqual({ reply: "Hi" });
});

test("[P-7.2b] a model that hangs and ignores its signal is left at the deadline", async () => {
  const startedAt = performance.now();
  const { value, call } = await providerDrafter(modelThatHangs()).draft(request);
  expect(value).toBeNull();
  expect(call.outcome).toBe("timeout");
  expect(performance.now() - startedAt).toBeLessThan(1_000);
});

test("[P-7.2b] five failures in 30 s open the breaker for 60 s, then one call tries again", async () => {
  let now = 0;
  const drafter = providerDrafter(modelThatFails(), { breaker: makeBreaker(), ticks: () => now });
  const outcomes: string[] = [];
  for (let call = 0; call < 6; call++) outcomes.push((await drafter.draft(request)).call.outcome);
  expect(outcomes).toEqual(["error", "error", "error", "error", "error", "breaker_open"]);
  now = 59_999;
  expect((await drafter.draft(request)).call.outcome).toBe("breaker_open");
  now = 60_000;
  expect((await drafter.draft(request)).call.outcome).toBe("error");
});

describe("the operator's model", () => {
  test("none is configured: none is asked", () => {
    expect(
      modelFrom({ AI_PROVIDER: undefined, AI_MODEL: undefined, AI_API_KEY: undefined, AI_BASE_URL: undefined }),
    ).toBeNull();
  });

  test.each(["openai", "anthropic", "openai-compatible"] as const)(
    "%s is an object, and a bare name finds no gateway",
    (provider) => {
      const made = modelFrom({
        AI_PROVIDER: provider,
        AI_MODEL: "m",
        AI_API_KEY: "k",
        AI_BASE_URL: "http://127.0.0.1:9/v1",
      });
      expect(typeof made?.model).toBe("object");
      expect(made?.name).toBe(`${provider} m`);
      expect(globalThis.AI_SDK_DEFAULT_PROVIDER).toBeDefined();
      expect(() => globalThis.AI_SDK_DEFAULT_PROVIDER?.languageModel("openai/gpt")).toThrow();
    },
  );
});

test("a judge that fails is replaced by the local one, which says so", async () => {
  expect(await modelDecider(providerDrafter(modelThatFails())).classify("how much is it?")).toMatchObject({
    engine: "local",
  });
  const judged = {
    intents: [{ label: "interested", p: 0.7 }],
    sentiment: { polarity: "positive", frustration: 0 },
    language: "en",
  };
  expect(await modelDecider(providerDrafter(modelThatAnswers(judged))).classify("hm")).toMatchObject({
    engine: "provider",
    intents: judged.intents,
  });
  expect((await localDecider.classify("how much is it?")).intents[0]?.label).toBe("question_price");
});

test("the usage ledger keeps counts and outcomes of one tenant, no words", async () => {
  const [us, them] = [await aTenant(), await aTenant()];
  const { call } = await providerDrafter(modelThatAnswers({ reply: "Hi" })).draft(request);
  await inTransaction(us, (tx) => recordCalls(tx, [call]));
  const rows = await inTransaction(us, (tx) => tx.select().from(llmCalls));
  expect(rows).toMatchObject([{ outcome: "ok", inputTokens: 100 }]);
  expect(JSON.stringify(rows)).not.toContain("hello");
  expect(await inTransaction(them, (tx) => tx.select().from(llmCalls))).toEqual([]);
});
