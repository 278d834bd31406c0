import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { AuthWords } from "@/components/auth/auth-words";
import { WorkspacePicker } from "@/components/auth/workspace-picker";
import { workspacesOf } from "@/server/tenancy";
import { renderContext } from "@/server/trpc/prefetch";
import { newWorkspaceAction } from "../actions";

export const metadata: Metadata = { title: "Workspaces · Rekindle" };

export default async function WorkspacesPage({ searchParams }: { searchParams: Promise<{ removed?: string }> }) {
  const viewer = await (await renderContext()).viewer();
  if (!viewer) redirect("/sign-in?next=/workspaces");
  const { removed } = await searchParams;
  const workspaces = await workspacesOf(viewer.id);
  return (
    <AuthWords>
      <WorkspacePicker workspaces={workspaces} wasRemoved={removed !== undefined} action={newWorkspaceAction} />
    </AuthWords>
  );
}
