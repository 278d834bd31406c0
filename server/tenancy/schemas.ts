import { z } from "zod";

export const roles = ["owner", "admin", "marketer", "sales_rep", "analyst", "compliance", "developer"] as const;
export type Role = (typeof roles)[number];
export const Role = z.enum(roles);

export const CreateWorkspaceInput = z.object({
  name: z.string().trim().min(2, "A workspace name has at least 2 characters.").max(80),
  owner_email: z.email("This is not an e-mail address."),
});
export type CreateWorkspaceInput = z.infer<typeof CreateWorkspaceInput>;

/** What a signed-in page knows of its workspace and of the person who looks at it. */
export interface WorkspaceView {
  id: string;
  slug: string;
  name: string;
  sandbox: boolean;
  clockOffsetMs: number;
  role: Role;
  permissions: string[];
  viewer: {
    id: string;
    name: string;
    email: string;
    timeZone: string | null;
    theme: "light" | "dark" | "auto";
    shortcuts: "on" | "off";
  };
  workspaces: { slug: string; name: string }[];
}

export const MemberRef = z.object({ userId: z.string() });
export type MemberRef = z.infer<typeof MemberRef>;

export const ChangeRoleInput = z.object({ userId: z.string(), role: Role });
export type ChangeRoleInput = z.infer<typeof ChangeRoleInput>;

export const RenameWorkspaceInput = z.object({ name: CreateWorkspaceInput.shape.name });
export type RenameWorkspaceInput = z.infer<typeof RenameWorkspaceInput>;
