import { campaignSource } from "@/server/campaigns";
import { noticeSource, replySource, threadWitness } from "@/server/conversations";
import { turnSource } from "@/server/dialogue";
import type { Sources } from "@/server/messaging";
import { simulationWitness } from "./witness";

/** Every source of texts and everybody who hears of them: what a drain needs, in a job and when a sandbox's clock is moved. */
export const everySource: Sources = {
  sources: [campaignSource, turnSource, replySource, noticeSource],
  witnesses: [threadWitness, simulationWitness],
};
