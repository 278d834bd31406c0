import type { Metadata } from "next";
import { AuthWords } from "@/components/auth/auth-words";
import { InvitationCard } from "@/components/auth/invitation-card";
import { InvitationGone } from "@/components/auth/invitation-gone";
import { readInvitation } from "@/server/auth";
import { NotFound } from "@/server/platform/errors";
import { renderContext } from "@/server/trpc/prefetch";
import { acceptInvitationAction, joinAction } from "../../actions";

export const metadata: Metadata = { title: "Invitation · Rekindle", referrer: "no-referrer" };

async function invitationOf(token: string) {
  try {
    return await readInvitation(token);
  } catch (error) {
    if (error instanceof NotFound) return null;
    throw error;
  }
}

export default async function InvitePage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const [invitation, viewer] = [await invitationOf(token), await (await renderContext()).viewer()];
  return (
    <AuthWords>
      {invitation ? (
        <InvitationCard
          token={token}
          invitation={invitation}
          current={viewer?.email ?? null}
          accept={acceptInvitationAction}
          join={joinAction}
        />
      ) : (
        <InvitationGone />
      )}
    </AuthWords>
  );
}
