import { z } from "zod";

export const keyModes = ["live", "test"] as const;

export const CreateKeyInput = z.object({
  name: z.string().trim().min(1, "Give the key a name, so that you recognise it later.").max(60),
  mode: z.enum(keyModes).default("live"),
  scopes: z.array(z.string()).min(1, "Choose at least one scope."),
  expiresInDays: z.number().int().min(1).max(730).nullable().default(null),
});
export type CreateKeyInput = z.input<typeof CreateKeyInput>;

export const KeyId = z.object({ keyId: z.string() });
