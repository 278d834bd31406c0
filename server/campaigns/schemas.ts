import { z } from "zod";

export const campaignStatuses = ["draft", "scheduled", "running", "paused", "halted", "stopped", "done"] as const;
export type CampaignStatus = (typeof campaignStatuses)[number];
export const CampaignStatus = z.enum(campaignStatuses);

export const stepModes = ["fixed", "ai"] as const;
export const arms = ["treated", "holdout"] as const;
export const stopConditions = ["reply", "booking", "opt_out", "negative"] as const;
export const StopCondition = z.enum(stopConditions);
