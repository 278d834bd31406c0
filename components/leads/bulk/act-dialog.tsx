"use client";

import { Modal, Select, Text, TextInput } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";
import { useTRPC } from "@/components/shell/trpc";
import { DialogForm } from "@/components/ui/dialog-form";
import type { StartBulkInput } from "@/server/leads/schemas";
import { useOwners } from "../use-owners";

export type Dialog = "tag" | "untag" | "assign" | "segment" | "campaign";
type Act = StartBulkInput["act"];

interface ActDialogProps {
  dialog: Dialog | null;
  count: number;
  isBusy: boolean;
  onAct: (act: Act) => void;
  onClose: () => void;
}

/** Asks what an act needs to know: the tag, the member, the segment or the campaign. */
export function ActDialog({ dialog, onClose, ...props }: ActDialogProps) {
  const t = useTranslations("leads.bulk");
  return (
    <Modal opened={dialog !== null} onClose={onClose} title={dialog ? t(`${dialog}Title`) : ""}>
      {(dialog === "tag" || dialog === "untag") && <TagForm dialog={dialog} {...props} />}
      {dialog === "assign" && <AssignForm {...props} />}
      {dialog === "segment" && <SegmentForm {...props} />}
      {dialog === "campaign" && <CampaignForm {...props} />}
    </Modal>
  );
}

type FormProps = Omit<ActDialogProps, "dialog" | "onClose">;

function TagForm({ dialog, isBusy, onAct }: FormProps & { dialog: "tag" | "untag" }) {
  const t = useTranslations("leads.bulk");
  const act = (tag: string): Act => (dialog === "tag" ? { kind: "tag", add: [tag] } : { kind: "tag", remove: [tag] });
  return (
    <DialogForm submit={t(dialog)} isBusy={isBusy} onSubmit={(text) => onAct(act(text("tag")))}>
      <TextInput label={t("tagName")} name="tag" required maxLength={60} data-autofocus />
    </DialogForm>
  );
}

function AssignForm({ isBusy, onAct }: FormProps) {
  const t = useTranslations("leads.bulk");
  const owners = useOwners();
  const [owner, setOwner] = useState("nobody");
  return (
    <DialogForm
      submit={t("assign")}
      isBusy={isBusy}
      onSubmit={() => onAct({ kind: "assign", ownerId: owner === "nobody" ? null : owner })}
    >
      <Select
        label={t("owner")}
        data={[{ value: "nobody", label: t("nobody") }, ...owners]}
        value={owner}
        onChange={(next) => setOwner(next ?? "nobody")}
        allowDeselect={false}
        searchable
      />
    </DialogForm>
  );
}

function SegmentForm({ isBusy, onAct }: FormProps) {
  const t = useTranslations("leads.bulk");
  const trpc = useTRPC();
  const { data } = useQuery(trpc.segments.list.queryOptions());
  const [chosen, choose] = useState<string | null>(null);
  const fixed = (data ?? []).filter((segment) => segment.kind === "fixed");
  return (
    <DialogForm
      submit={t("segment")}
      isBusy={isBusy}
      onSubmit={() => chosen && onAct({ kind: "segment", segmentId: chosen })}
    >
      <Select
        label={t("fixedSegment")}
        description={t("fixedSegmentText")}
        data={fixed.map(({ id, name }) => ({ value: id, label: name }))}
        value={chosen}
        onChange={choose}
        nothingFoundMessage={t("noFixed")}
        required
        searchable
      />
    </DialogForm>
  );
}

function CampaignForm({ count, isBusy, onAct }: FormProps) {
  const t = useTranslations("leads.bulk");
  const format = useFormatter();
  const trpc = useTRPC();
  const { data } = useQuery(trpc.campaigns.list.queryOptions({}));
  const [chosen, choose] = useState<string | null>(null);
  const running = (data?.data ?? []).filter(({ status }) => status === "running" || status === "paused");
  return (
    <DialogForm
      submit={t("campaignSubmit", { count: format.number(count) })}
      isBusy={isBusy}
      onSubmit={() => chosen && onAct({ kind: "campaign", campaignId: chosen })}
    >
      <Select
        label={t("campaignName")}
        data={running.map(({ id, name }) => ({ value: id, label: name }))}
        value={chosen}
        onChange={choose}
        nothingFoundMessage={t("noRunning")}
        required
        searchable
      />
      <Text size="sm">{t("campaignText")}</Text>
    </DialogForm>
  );
}
