import { redirect } from "next/navigation";
import { workspacesOf } from "@/server/tenancy";
import { renderContext } from "@/server/trpc/prefetch";

/** To the one workspace, to the choice between several, or to the sign-in page. */
export default async function FrontPage() {
  const viewer = await (await renderContext()).viewer();
  if (!viewer) redirect("/sign-in");
  const [first, ...others] = await workspacesOf(viewer.id);
  redirect(first && others.length === 0 ? `/t/${first.slug}/home` : "/workspaces");
}
