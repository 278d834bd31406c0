"use client";

import { Alert, Button, Group, Paper, Select, Stack, TagsInput, Text, TextInput, Title } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useState } from "react";
import { toastDone } from "@/components/shell/toasts";
import { useTRPC } from "@/components/shell/trpc";
import { useMay } from "@/components/shell/workspace";
import { TimeText } from "@/components/ui/time-text";
import type { LeadView } from "@/server/leads";
import { useOwners } from "./use-owners";

const editable = [
  "firstName",
  "lastName",
  "company",
  "companyWebsite",
  "timeZone",
  "state",
  "postcode",
  "country",
] as const;

export function FieldsCard({ lead }: { lead: LeadView }) {
  const t = useTranslations("leads.page");
  const [isEditing, { open, close }] = useDisclosure(false);
  const mayWrite = useMay("leads:write");
  return (
    <Paper withBorder p="md" component="section" aria-label={t("fields")}>
      <Stack gap="sm">
        <Group justify="space-between">
          <Title order={2} fz="lg">
            {t("fields")}
          </Title>
          {mayWrite && !isEditing && (
            <Button size="compact-sm" variant="subtle" onClick={open}>
              {t("edit")}
            </Button>
          )}
        </Group>
        {isEditing ? <EditFields lead={lead} onClose={close} /> : <ShownFields lead={lead} />}
      </Stack>
    </Paper>
  );
}

function Line({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Group component="div" justify="space-between" gap="xs" wrap="nowrap" align="flex-start">
      <Text component="dt" size="sm" c="dimmed">
        {label}
      </Text>
      <Text component="dd" size="sm" m={0} ta="end" style={{ overflowWrap: "anywhere" }}>
        {children}
      </Text>
    </Group>
  );
}

function ShownFields({ lead }: { lead: LeadView }) {
  const t = useTranslations("leads.fields");
  const known = [
    ["phone", lead.phone],
    ["email", lead.email],
    ["company", lead.company],
    ["companyWebsite", lead.companyWebsite],
    ["timeZone", lead.timeZone],
    ["state", lead.state],
    ["postcode", lead.postcode],
    ["country", lead.country],
    ["owner", lead.ownerName ?? t("nobody")],
    ["tags", lead.tags.join(", ")],
    ["response", lead.responseStatus],
    ["followUp", lead.followUpStage],
    ["externalId", lead.externalId],
  ] as const;
  return (
    <Stack component="dl" gap={6} m={0}>
      {known
        .filter(([, value]) => value)
        .map(([field, value]) => (
          <Line key={field} label={t(field)}>
            {value}
          </Line>
        ))}
      <Line label={t("lastContact")}>
        <TimeText value={lead.lastContactedAt} relative />
      </Line>
      <Line label={t("created")}>
        <TimeText value={lead.createdAt} relative />
      </Line>
      {Object.entries(lead.attributes).map(([key, value]) => (
        <Line key={key} label={key}>
          {value}
        </Line>
      ))}
    </Stack>
  );
}

function EditFields({ lead, onClose }: { lead: LeadView; onClose: () => void }) {
  const t = useTranslations("leads");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const owners = useOwners();
  const [ownerId, setOwnerId] = useState(lead.ownerId);
  const [tags, setTags] = useState(lead.tags);
  const edit = useMutation(
    trpc.leads.edit.mutationOptions({
      onSuccess: (after) => {
        queryClient.setQueryData(trpc.leads.get.queryKey({ leadId: lead.id }), after);
        toastDone(t("page.saved"));
        onClose();
      },
    }),
  );
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const values = new FormData(event.currentTarget);
    const typed = Object.fromEntries(editable.map((field) => [field, String(values.get(field) ?? "").trim() || null]));
    edit.mutate({ leadId: lead.id, ...typed, ownerId, tags });
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="xs">
        {edit.error && (
          <Alert color="red" role="alert">
            {edit.error.message}
          </Alert>
        )}
        {editable.map((field) => (
          <TextInput key={field} name={field} label={t(`fields.${field}`)} defaultValue={lead[field] ?? ""} />
        ))}
        <Select
          label={t("fields.owner")}
          data={owners}
          value={ownerId}
          onChange={setOwnerId}
          placeholder={t("fields.nobody")}
          clearable
          clearButtonProps={{ "aria-label": t("fields.nobody") }}
          searchable
        />
        <TagsInput label={t("fields.tags")} value={tags} onChange={setTags} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {t("page.cancel")}
          </Button>
          <Button type="submit" loading={edit.isPending}>
            {t("page.save")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
