import { z } from "zod";

export const roles = ["owner", "admin", "marketer", "sales_rep", "analyst", "compliance", "developer"] as const;
export type Role = (typeof roles)[number];
export const Role = z.enum(roles);

export const CreateWorkspaceInput = z.object({
  name: z.string().trim().min(2, "A workspace name has at least 2 characters.").max(80),
  owner_email: z.email("This is not an e-mail address."),
});
export type CreateWorkspaceInput = z.infer<typeof CreateWorkspaceInput>;
