import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { NextIntlClientProvider } from "next-intl";
import { getMessages } from "next-intl/server";
import type { ReactNode } from "react";
import { WorkspaceShell } from "@/components/shell/workspace-shell";
import { NotFound } from "@/server/platform/errors";
import { userCtx, workspaceView } from "@/server/tenancy";
import { renderContext } from "@/server/trpc/prefetch";

type TenantLayoutProps = { children: ReactNode; params: Promise<{ tenant: string }> };

export default async function TenantLayout({ children, params }: TenantLayoutProps) {
  const { tenant } = await params;
  const workspace = await openWorkspace(tenant);
  return (
    <NextIntlClientProvider messages={await getMessages()} timeZone={workspace.viewer.timeZone ?? "UTC"}>
      <WorkspaceShell key={workspace.slug} workspace={workspace}>
        {children}
      </WorkspaceShell>
    </NextIntlClientProvider>
  );
}

/** Signed out: to the sign-in page, and back here after it. Unknown or foreign: not found, which looks the same. */
async function openWorkspace(slug: string) {
  const context = await renderContext();
  const viewer = await context.viewer();
  if (!viewer) redirect(`/sign-in?next=${encodeURIComponent((await headers()).get("x-path") ?? `/t/${slug}/home`)}`);
  try {
    return await workspaceView(await userCtx(viewer, slug, context.requestId), viewer);
  } catch (error) {
    if (error instanceof NotFound) notFound();
    throw error;
  }
}
