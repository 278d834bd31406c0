import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import type { Family } from "../corpus/grammar";
import { BUCKETS } from "./features";
import { outputs, type TrainedModel } from "./train";

/** The trained model as it is committed: whole bytes, base64, with the corpus it was trained from. */
const ModelFile = z.object({
  version: z.string(),
  corpus: z.string(),
  outputs: z.array(z.string()),
  rarityStep: z.number(),
  rarity: z.string(),
  models: z.array(z.object({ step: z.number(), bias: z.number(), slope: z.number(), weights: z.string() })),
});
export type ModelFile = z.infer<typeof ModelFile>;

export interface LoadedModel {
  version: string;
  rarity: Float32Array;
  outputs: { name: string; weights: Int8Array; step: number; bias: number; slope: number }[];
}

/** Which corpus a model belongs to: it changes with every family. */
export const corpusDigest = (families: readonly Family[]): string =>
  createHash("sha256").update(JSON.stringify(families)).digest("hex").slice(0, 16);

export function packModel(model: TrainedModel, corpus: string): ModelFile {
  const rarityStep = Math.max(...model.rarity) / 255;
  return {
    version: `linear-1-${corpus.slice(0, 8)}`,
    corpus,
    outputs: [...outputs],
    rarityStep,
    rarity: Buffer.from(Uint8Array.from(model.rarity, (value) => Math.round(value / rarityStep))).toString("base64"),
    models: model.weights.map((weights, index) => {
      const step = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 1e-6) / 127;
      const bytes = Int8Array.from(weights, (weight) => Math.round(weight / step));
      return {
        step,
        bias: model.biases[index] ?? 0,
        slope: model.slopes[index] ?? 1,
        weights: Buffer.from(bytes.buffer).toString("base64"),
      };
    }),
  };
}

export function unpackModel(file: unknown): LoadedModel {
  const packed = ModelFile.parse(file);
  const rarity = Float32Array.from(Buffer.from(packed.rarity, "base64"), (value) => value * packed.rarityStep);
  if (rarity.length !== BUCKETS)
    throw new Error("The local model file has another feature space. Run: npx tsx scripts/train-local-model.ts");
  return {
    version: packed.version,
    rarity,
    outputs: packed.models.map(({ weights, ...rest }, index) => ({
      ...rest,
      name: packed.outputs[index] ?? "",
      weights: new Int8Array(Uint8Array.from(Buffer.from(weights, "base64")).buffer),
    })),
  };
}

/** Where the committed model lies, from the folder that the app runs in. */
export const modelPath = (): string => join(process.cwd(), "server", "llm", "local", "model.json");

let loaded: LoadedModel | undefined;

/** The committed model, read once. */
export function localModel(): LoadedModel {
  loaded ??= unpackModel(JSON.parse(readFileSync(modelPath(), "utf8")));
  return loaded;
}
