"use client";

import { Button, Title } from "@mantine/core";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { toastDone, toastFailure } from "@/components/shell/toasts";
import { useTRPC } from "@/components/shell/trpc";
import { useMay } from "@/components/shell/workspace";
import { type DataColumn, DataTable } from "@/components/ui/data-table";
import { TimeText } from "@/components/ui/time-text";
import type { Role } from "@/server/tenancy/schemas";

interface Invitation {
  id: string;
  email: string;
  role: Role;
  expiresAt: Date;
}

export function InvitationList() {
  const t = useTranslations("tenancy");
  const trpc = useTRPC();
  const mayRevoke = useMay("members:write");
  const { data: invitations } = useSuspenseQuery(trpc.auth.invitations.queryOptions());
  if (invitations.length === 0) return null;
  const columns: DataColumn<Invitation>[] = [
    { id: "email", header: t("invitations.email"), primary: true, cell: (invitation) => invitation.email },
    { id: "role", header: t("members.role"), width: 150, cell: (invitation) => t(`roles.${invitation.role}`) },
    {
      id: "expires",
      header: t("invitations.expires"),
      width: 150,
      cell: (invitation) => <TimeText value={invitation.expiresAt} relative onRealClock />,
    },
    {
      id: "acts",
      header: t("members.acts"),
      width: 110,
      phone: "bare",
      cell: (invitation) => (mayRevoke ? <Revoke invitation={invitation} /> : null),
    },
  ];
  return (
    <section>
      <Title order={2} mt="xl" mb="sm">
        {t("invitations.title")}
      </Title>
      <DataTable label={t("invitations.title")} columns={columns} rows={invitations} rowId={(one) => one.id} />
    </section>
  );
}

function Revoke({ invitation }: { invitation: Invitation }) {
  const t = useTranslations("tenancy.invitations");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const revoke = useMutation(
    trpc.auth.revokeInvitation.mutationOptions({
      onSuccess: () => toastDone(t("revoked", { email: invitation.email })),
      onError: (error) => toastFailure(error.message),
      onSettled: () => queryClient.invalidateQueries(trpc.auth.invitations.queryFilter()),
    }),
  );
  return (
    <Button
      variant="subtle"
      color="red"
      size="compact-sm"
      loading={revoke.isPending}
      onClick={() => revoke.mutate({ invitationId: invitation.id })}
    >
      {t("revoke")}
    </Button>
  );
}
