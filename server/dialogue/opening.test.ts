import { expect, test } from "vitest";
import { providerDrafter } from "@/server/llm";
import { segmentsOf } from "@/server/messaging/schemas";
import { modelThatAnswers, modelThatHangs } from "@/server/testing/model-double";
import { draftOpening, type OpeningInput } from "./opening";
import { aPack } from "./testing";

const { brand } = aPack("x");
const input: OpeningInput = {
  brief: { goal: "Book a window consultation" },
  brand,
  lead: { firstName: "Ana", company: null },
  step: 1,
  linkLength: 48,
  hasBookingPage: true,
  seed: 1,
  drafter: null,
};

test.each(["en", "es", "fr", "de", "pt"])(
  "[P-7.1a] [P-7.1d] the first text in %s is friendly, names the business, says that an AI writes and how to stop",
  async (language) => {
    for (const seed of [0, 1]) {
      const { text, engine } = await draftOpening({ ...input, language, seed });
      expect(engine).toBe("local");
      expect(text).toContain("Northwind Home");
      expect(text).toMatch(/\b(?:AI|IA|KI)\b/);
      expect(text).toMatch(/STOP/);
      expect(text).not.toMatch(/now!|hurry|last chance|\d/i);
      expect(segmentsOf(text ?? "").segments).toBeLessThanOrEqual(2);
    }
  },
);

test("[P-FR3.1] a lead without a first name is not called anything", async () => {
  const { text } = await draftOpening({ ...input, lead: { firstName: null, company: null } });
  expect(text).not.toMatch(/\{|undefined|null|Ana/);
});

test("a hostile first name is left out", async () => {
  const { text } = await draftOpening({ ...input, lead: { firstName: "http://evil.example", company: null } });
  expect(text).not.toContain("evil");
});

test("what the author wants said is said, and a follow-up may carry the link", async () => {
  const { text } = await draftOpening({
    ...input,
    step: 2,
    past: ["Hi Ana, it's Nova, the AI assistant of Northwind Home."],
    brief: { goal: "x y z", must_say: ["The visit takes about 30 minutes"] },
  });
  expect(text).toContain("The visit takes about 30 minutes.");
  expect(text).toContain("{{BOOKING_LINK}}");
});

test("a model's opening is used when it passes the guard, ours when it claims too much or hangs", async () => {
  const fine = "Hi Ana, I'm Nova, the AI assistant of Northwind Home. Are you still thinking about new windows?";
  expect(await draftOpening({ ...input, drafter: providerDrafter(modelThatAnswers({ text: fine })) })).toMatchObject({
    engine: "provider",
    text: `${fine} Reply STOP to opt out.`,
  });
  const bold = await draftOpening({
    ...input,
    drafter: providerDrafter(modelThatAnswers({ text: "Hi Ana, 50% off only today!" })),
  });
  expect(bold).toMatchObject({ engine: "local" });
  expect(bold.guardVerdict.problems.map(({ rule }) => rule)).toContain("number");
});

test("[P-7.2b] an outage of the model: the template", async () => {
  const slow = await draftOpening({
    ...input,
    drafter: {
      name: "slow",
      draft: async (request) => providerDrafter(modelThatHangs()).draft({ ...request, deadlineMs: 100 }),
    },
  });
  expect(slow).toMatchObject({ engine: "local", calls: [{ outcome: "timeout" }] });
});
