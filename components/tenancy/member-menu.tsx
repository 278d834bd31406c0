"use client";

import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { toastDone, toastFailure } from "@/components/shell/toasts";
import { useTRPC } from "@/components/shell/trpc";
import { useMay, useWorkspace } from "@/components/shell/workspace";
import { ConfirmAction } from "@/components/ui/confirm-action";
import type { Member } from "./member-list";

/** Deactivate, and its undoing; for oneself, leave. */
export function MemberMenu({ member }: { member: Member }) {
  const { viewer } = useWorkspace();
  const mayWrite = useMay("members:write");
  if (member.userId === viewer.id) return <Leave />;
  if (!mayWrite) return null;
  return member.deactivatedAt ? <Reactivate member={member} /> : <Deactivate member={member} />;
}

function useMemberChange(done: string) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  return {
    onSuccess: () => {
      toastDone(done);
      return queryClient.invalidateQueries(trpc.tenancy.members.queryFilter());
    },
    onError: (error: { message: string }) => toastFailure(error.message),
  };
}

function Deactivate({ member }: { member: Member }) {
  const t = useTranslations("tenancy.members");
  const trpc = useTRPC();
  const change = useMemberChange(t("deactivated", { name: member.name }));
  const deactivate = useMutation(trpc.tenancy.deactivateMember.mutationOptions(change));
  return (
    <ConfirmAction
      trigger={(open) => (
        <Button variant="subtle" size="compact-sm" color="red" onClick={open}>
          {t("deactivate")}
        </Button>
      )}
      title={t("deactivateTitle", { name: member.name })}
      confirm={t("deactivateConfirm")}
      onConfirm={() => deactivate.mutateAsync({ userId: member.userId })}
    >
      {t("deactivateText")}
    </ConfirmAction>
  );
}

function Reactivate({ member }: { member: Member }) {
  const t = useTranslations("tenancy.members");
  const trpc = useTRPC();
  const change = useMemberChange(t("reactivated", { name: member.name }));
  const reactivate = useMutation(trpc.tenancy.reactivateMember.mutationOptions(change));
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      loading={reactivate.isPending}
      onClick={() => reactivate.mutate({ userId: member.userId })}
    >
      {t("reactivate")}
    </Button>
  );
}

function Leave() {
  const t = useTranslations("tenancy.members");
  const trpc = useTRPC();
  const leave = useMutation(
    trpc.tenancy.leave.mutationOptions({
      onSuccess: () => window.location.assign("/workspaces"),
      onError: (error) => toastFailure(error.message),
    }),
  );
  return (
    <ConfirmAction
      trigger={(open) => (
        <Button variant="subtle" size="compact-sm" color="red" onClick={open}>
          {t("leave")}
        </Button>
      )}
      title={t("leaveTitle")}
      confirm={t("leaveConfirm")}
      onConfirm={() => leave.mutateAsync()}
    >
      {t("leaveText")}
    </ConfirmAction>
  );
}
