import { z } from "zod";
import { confidences, contactPointKinds } from "@/server/leads/schemas";

const LeadId = z.string();

export const AddAddressInput = z.object({
  leadId: LeadId,
  kind: z.enum(contactPointKinds),
  value: z.string().trim().min(3, "Write a phone number, an e-mail address or a link.").max(300),
  label: z.string().trim().max(60).optional(),
  confidence: z.enum(confidences).default("Unknown"),
});
export type AddAddressInput = z.input<typeof AddAddressInput>;

export const AddressIdInput = z.object({ leadId: LeadId, pointId: z.string() });
export type AddressIdInput = z.infer<typeof AddressIdInput>;

/** How sure an address is; without `pointId` the primary one of the kind is meant. */
export const SetConfidenceInput = z.object({
  leadId: LeadId,
  pointId: z.string().optional(),
  kind: z.enum(["phone", "email"]).optional(),
  confidence: z.enum(confidences),
});
export type SetConfidenceInput = z.infer<typeof SetConfidenceInput>;
