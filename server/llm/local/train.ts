import { expand, type Family } from "../corpus/grammar";
import { intentLabels } from "../schemas";
import { BUCKETS, bucketOf, rawFeatures, type SparseVector, vectorOf } from "./features";

/** What the model answers: every intent, then mood. */
export const outputs = [...intentLabels, "negative", "positive", "frustrated"] as const;

export interface Example {
  text: string;
  targets: readonly boolean[];
  family: string;
}

export interface TrainedModel {
  rarity: Float32Array;
  weights: Float32Array[];
  biases: number[];
  slopes: number[];
}

const PER_FAMILY = 14;
const EPOCHS = 14;
const FOLDS = 5;

/** A small generator of chance with a seed, so that training gives the same model every time. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** Examples of families: each expanded, some joined with another family of their language ("not now, how much?"). */
export function examplesOf(families: readonly Family[], random: () => number): Example[] {
  const single = families.flatMap((family) =>
    expand(family.template, PER_FAMILY).flatMap((text) =>
      variantsOf(text, random).map((variant) => exampleOf(variant, [family])),
    ),
  );
  return [...single, ...joined(families, random)];
}

function exampleOf(text: string, families: readonly Family[]): Example {
  const words = new Set<string>(families.flatMap((family) => family.labels));
  const moods = families.map((family) => family.polarity);
  if (moods.includes("negative")) words.add("negative");
  else if (moods.includes("positive")) words.add("positive");
  if (families.some((family) => family.frustrated)) words.add("frustrated");
  return {
    text,
    targets: outputs.map((output) => words.has(output)),
    family: families.map((family) => family.id).join("+"),
  };
}

function variantsOf(text: string, random: () => number): string[] {
  return random() < 0.3 ? [text, mistyped(text, random)] : [text];
}

/** One slip of the thumb, a lost mark or capital letters. */
function mistyped(text: string, random: () => number): string {
  const kind = Math.floor(random() * 4);
  const at = 1 + Math.floor(random() * Math.max(1, text.length - 2));
  if (kind === 0) return text.slice(0, at) + text.slice(at + 1);
  if (kind === 1) return text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2);
  return kind === 2 ? text.normalize("NFD").replace(/[\u0300-\u036f]/g, "") : text.toUpperCase();
}

const alone = new Set(["unclear", "auto_reply", "small_talk"]);

function joined(families: readonly Family[], random: () => number): Example[] {
  const pool = families.filter((family) => !family.labels.some((label) => alone.has(label)));
  const greetings = families.filter((family) => family.labels.includes("small_talk"));
  return families.flatMap((family) => {
    const partner = pick(random() < 0.5 ? greetings : pool, family.language, random);
    if (!partner || family.labels.some((label) => alone.has(label))) return [];
    const text = `${pickText(partner, random)}${random() < 0.5 ? ", " : ". "}${pickText(family, random)}`;
    const isGreeting = greetings.includes(partner);
    return [exampleOf(text, isGreeting ? [family] : [partner, family])];
  });
}

function pick(pool: readonly Family[], language: string, random: () => number): Family | undefined {
  const same = pool.filter((family) => family.language === language);
  return same[Math.floor(random() * same.length)];
}

function pickText(family: Family, random: () => number): string {
  const texts = expand(family.template, PER_FAMILY);
  return texts[Math.floor(random() * texts.length)] ?? "";
}

/** Logistic regression, one a label, on hashed TF-IDF; probabilities are set straight on families that the fold had not seen. */
export function train(families: readonly Family[], seed = 20261122): TrainedModel {
  const examples = examplesOf(families, seeded(seed));
  const rarity = rarityOf(examples);
  const vectors = examples.map((example) => vectorOf(example.text, (bucket) => rarity[bucket] ?? 0));
  const fitted = outputs.map((_, output) => fit(vectors, targetsOf(examples, output), seed + output));
  const unseen = unseenScores(examples, vectors, seed);
  return {
    rarity,
    weights: fitted.map((one) => one.weights),
    biases: fitted.map((one) => one.bias),
    slopes: outputs.map((_, output) => slopeFor(unseen[output] ?? [], targetsOf(examples, output))),
  };
}

const targetsOf = (examples: readonly Example[], output: number) =>
  examples.map((example) => example.targets[output] === true);

function rarityOf(examples: readonly Example[]): Float32Array {
  const seen = new Float32Array(BUCKETS);
  for (const example of examples) {
    for (const bucket of new Set(rawFeatures(example.text).map(bucketOf))) seen[bucket] = (seen[bucket] ?? 0) + 1;
  }
  const unseenRarity = Math.log(1 + examples.length);
  return seen.map((count) => (count === 0 ? unseenRarity : Math.log((1 + examples.length) / (1 + count)) + 1));
}

interface Fitted {
  weights: Float32Array;
  bias: number;
}

/** What is being fitted: weights, the sums of their squared gradients, and the bias. */
interface Fitting {
  weights: Float32Array;
  steps: Float32Array;
  bias: number;
}

/** AdaGrad on the logistic loss, the rare side weighing more. */
function fit(vectors: readonly SparseVector[], targets: readonly boolean[], seed: number): Fitted {
  const random = seeded(seed);
  const fitting: Fitting = { weights: new Float32Array(BUCKETS), steps: new Float32Array(BUCKETS).fill(1e-3), bias: 0 };
  const order = Int32Array.from(vectors, (_, index) => index);
  const positives = targets.filter(Boolean).length;
  const balance = Math.min(6, Math.sqrt((targets.length - positives) / Math.max(1, positives)));
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(order, random);
    for (const index of order) {
      const vector = vectors[index];
      if (vector) learn(fitting, vector, targets[index] ? balance : 0);
    }
  }
  return { weights: fitting.weights, bias: fitting.bias };
}

/** One example; `pull` is 0 for one that does not carry the label, else its weight. */
function learn(fitting: Fitting, vector: SparseVector, pull: number): void {
  const guess = 1 / (1 + Math.exp(-scoreOf(vector, fitting.weights, fitting.bias)));
  const error = pull === 0 ? guess : (guess - 1) * pull;
  fitting.bias -= 0.02 * error;
  descend(fitting, vector, error);
}

function descend({ weights, steps }: Fitting, vector: SparseVector, error: number): void {
  for (let at = 0; at < vector.buckets.length; at++) {
    const bucket = vector.buckets[at] ?? 0;
    const weight = weights[bucket] ?? 0;
    const gradient = error * (vector.weights[at] ?? 0) + 1e-5 * weight;
    const step = (steps[bucket] ?? 0) + gradient * gradient;
    steps[bucket] = step;
    weights[bucket] = weight - (0.6 * gradient) / Math.sqrt(step);
  }
}

export function scoreOf(vector: SparseVector, weights: Float32Array | Int8Array, bias: number): number {
  let sum = bias;
  for (let at = 0; at < vector.buckets.length; at++)
    sum += (weights[vector.buckets[at] ?? 0] ?? 0) * (vector.weights[at] ?? 0);
  return sum;
}

function shuffle(order: Int32Array, random: () => number): void {
  for (let at = order.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    const held = order[at] ?? 0;
    order[at] = order[other] ?? 0;
    order[other] = held;
  }
}

function unseenScores(examples: readonly Example[], vectors: readonly SparseVector[], seed: number): number[][] {
  const folds = [...new Set(examples.map((example) => example.family))];
  const foldOf = new Map(folds.map((family, index) => [family, index % FOLDS]));
  const scores = outputs.map(() => new Array<number>(examples.length).fill(0));
  for (let fold = 0; fold < FOLDS; fold++) {
    const inside = examples.map((example) => foldOf.get(example.family) === fold);
    const known = vectors.filter((_, index) => !inside[index]);
    outputs.forEach((_, output) => {
      const targets = targetsOf(examples, output).filter((_, index) => !inside[index]);
      const fitted = fit(known, targets, seed + output + fold);
      vectors.forEach((vector, index) => {
        const row = scores[output];
        if (inside[index] && row) row[index] = scoreOf(vector, fitted.weights, fitted.bias);
      });
    });
  }
  return scores;
}

/** The temperature that makes probabilities on unseen families least surprising. */
function slopeFor(scores: readonly number[], targets: readonly boolean[]): number {
  const candidates = Array.from({ length: 20 }, (_, index) => 0.3 + index * 0.1);
  const loss = (slope: number) =>
    scores.reduce(
      (sum, score, index) => sum + Math.log1p(Math.exp(targets[index] ? -slope * score : slope * score)),
      0,
    );
  return candidates.reduce((best, slope) => (loss(slope) < loss(best) ? slope : best), 1);
}
