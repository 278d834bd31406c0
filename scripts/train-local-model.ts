/** Trains the local classifier from the seed corpus into server/llm/local/model.json; the same corpus gives the same file. */
import { writeFileSync } from "node:fs";
import { trainingFamilies } from "@/server/llm/corpus";
import { corpusDigest, modelPath, packModel } from "@/server/llm/local/model-file";
import { train } from "@/server/llm/local/train";

const file = packModel(train(trainingFamilies), corpusDigest(trainingFamilies));
writeFileSync(modelPath(), `${JSON.stringify(file, null, 1)}\n`);
process.stdout.write(`${file.version}: ${trainingFamilies.length} families\n`);
