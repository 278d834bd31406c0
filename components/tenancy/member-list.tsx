"use client";

import { Group, Select, Text } from "@mantine/core";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { toastDone, toastFailure } from "@/components/shell/toasts";
import { useTRPC } from "@/components/shell/trpc";
import { useMay, useWorkspace } from "@/components/shell/workspace";
import { type DataColumn, DataTable } from "@/components/ui/data-table";
import { StatusBadge } from "@/components/ui/status-badge";
import { TimeText } from "@/components/ui/time-text";
import { Role } from "@/server/tenancy/schemas";
import { MemberMenu } from "./member-menu";
import { useRoleOptions } from "./use-role-options";

export interface Member {
  userId: string;
  name: string;
  email: string;
  role: Role;
  deactivatedAt: Date | null;
  lastSeenAt: Date | null;
}

export function MemberList() {
  const t = useTranslations("tenancy.members");
  const trpc = useTRPC();
  const { data: members } = useSuspenseQuery(trpc.tenancy.members.queryOptions());
  const columns: DataColumn<Member>[] = [
    { id: "name", header: t("name"), primary: true, cell: (member) => <NameOf member={member} /> },
    { id: "role", header: t("role"), width: 200, cell: (member) => <RoleOf member={member} /> },
    { id: "status", header: t("status"), width: 150, cell: (member) => <StatusOf member={member} /> },
    {
      id: "seen",
      header: t("lastSeen"),
      width: 150,
      cell: (member) => <TimeText value={member.lastSeenAt} relative onRealClock />,
    },
    { id: "acts", header: t("acts"), width: 110, phone: "bare", cell: (member) => <MemberMenu member={member} /> },
  ];
  return (
    <DataTable
      label={t("title")}
      columns={columns}
      rows={members}
      rowId={(member) => member.userId}
      total={members.length}
    />
  );
}

function NameOf({ member }: { member: Member }) {
  const t = useTranslations("tenancy.members");
  const { viewer } = useWorkspace();
  return (
    <div>
      <Group gap={6}>
        <Text size="sm" fw={500}>
          {member.name}
        </Text>
        {member.userId === viewer.id && (
          <Text size="xs" c="dimmed">
            {t("you")}
          </Text>
        )}
      </Group>
      <Text size="xs" c="dimmed">
        {member.email}
      </Text>
    </div>
  );
}

function RoleOf({ member }: { member: Member }) {
  const t = useTranslations("tenancy");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { role: ownRole } = useWorkspace();
  const mayWrite = useMay("members:write");
  const options = useRoleOptions();
  const change = useMutation(
    trpc.tenancy.changeRole.mutationOptions({
      onSuccess: () => toastDone(t("members.roleChanged", { name: member.name })),
      onError: (error) => toastFailure(error.message),
      onSettled: () => queryClient.invalidateQueries(trpc.tenancy.members.queryFilter()),
    }),
  );
  const mayChange = mayWrite && !member.deactivatedAt && (member.role !== "owner" || ownRole === "owner");
  if (!mayChange) return t(`roles.${member.role}`);
  return (
    <Select
      size="xs"
      aria-label={t("members.roleOf", { name: member.name })}
      data={options}
      value={member.role}
      allowDeselect={false}
      disabled={change.isPending}
      onChange={(value) => change.mutate({ userId: member.userId, role: Role.parse(value) })}
    />
  );
}

function StatusOf({ member }: { member: Member }) {
  const t = useTranslations("tenancy.members");
  return member.deactivatedAt ? (
    <StatusBadge tone="neutral">{t("inactive")}</StatusBadge>
  ) : (
    <StatusBadge tone="success">{t("active")}</StatusBadge>
  );
}
