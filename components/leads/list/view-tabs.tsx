"use client";

import { Alert, Button, Group, Menu, Modal, SegmentedControl, TextInput } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconChevronDown, IconUsers } from "@tabler/icons-react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { toastDone, toastFailure } from "@/components/shell/toasts";
import { useTRPC } from "@/components/shell/trpc";
import { useMay } from "@/components/shell/workspace";
import { DialogForm } from "@/components/ui/dialog-form";
import type { LeadListView } from "@/server/leads";
import type { Filter, ViewSettings } from "@/server/leads/schemas";
import { useKnownColumns } from "./lead-columns";
import { useLeadSearch } from "./lead-search";
import { columnsFrom, columnsText, densityFrom, isSameLook, lostFields } from "./view-state";

type Shows = Omit<ViewSettings, "filter"> & { filter: Filter };

/** What the screen shows now, as a view keeps it. */
function useShown(): Shows {
  const { q, filter, segment, sort, cols, density } = useLeadSearch();
  const columns = columnsFrom(cols);
  return { filter, search: q, segmentId: segment || null, sort, columns, density: densityFrom(density) };
}

function useViewActs() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const refresh = () => queryClient.invalidateQueries(trpc.leads.views.queryFilter());
  const onError = (error: { message: string }) => toastFailure(error.message);
  return {
    save: useMutation(trpc.leads.saveView.mutationOptions({ onSuccess: refresh })),
    change: useMutation(trpc.leads.changeView.mutationOptions({ onSuccess: refresh, onError })),
    remove: useMutation(trpc.leads.deleteView.mutationOptions({ onSuccess: refresh, onError })),
  };
}

/** Saved ways to look at the list; one that was changed on screen is saved, saved as another or reset. */
export function ViewTabs() {
  const t = useTranslations("leads.views");
  const trpc = useTRPC();
  const { view, setSearch } = useLeadSearch();
  const { data } = useQuery(trpc.leads.views.queryOptions());
  const views = data ?? [];
  const current = views.find(({ id }) => id === view);
  const show = (one: LeadListView | null) => void setSearch(one ? addressOf(one) : everything);
  return (
    <>
      <Group gap="xs" role="group" aria-label={t("title")}>
        <Button size="xs" variant={current ? "default" : "light"} aria-pressed={!current} onClick={() => show(null)}>
          {t("all")}
        </Button>
        {views.map((one) => (
          <Button
            key={one.id}
            size="xs"
            variant={one.id === view ? "light" : "default"}
            aria-pressed={one.id === view}
            leftSection={one.scope === "shared" ? <IconUsers size={14} aria-label={t("shared")} /> : null}
            onClick={() => show(one)}
          >
            {one.name}
          </Button>
        ))}
        <ViewActs current={current} onShow={show} />
      </Group>
      {current && <LostFields current={current} />}
    </>
  );
}

const everything = { view: null, q: null, filter: null, segment: null, sort: null, cols: null, density: null };

const addressOf = ({ id, shows }: LeadListView) => ({
  view: id,
  q: shows.search || null,
  filter: shows.filter as Filter,
  segment: shows.segmentId,
  sort: shows.sort,
  cols: shows.columns.length > 0 ? columnsText(shows.columns) : null,
  density: shows.density,
});

type ViewActsProps = { current: LeadListView | undefined; onShow: (view: LeadListView | null) => void };

function ViewActs({ current, onShow }: ViewActsProps) {
  const t = useTranslations("leads.views");
  const shown = useShown();
  const { change, remove } = useViewActs();
  const [opened, { open, close }] = useDisclosure(false);
  const isChanged = current !== undefined && !isSameLook(current.shows, shown);
  const save = () =>
    current && change.mutate({ viewId: current.id, shows: shown }, { onSuccess: () => toastDone(t("saved")) });
  const forget = () => current && remove.mutate({ viewId: current.id }, { onSuccess: () => onShow(null) });
  return (
    <>
      {isChanged && (
        <>
          <Button size="xs" loading={change.isPending} onClick={save}>
            {t("save")}
          </Button>
          <Button size="xs" variant="default" onClick={() => onShow(current)}>
            {t("reset")}
          </Button>
        </>
      )}
      <Button size="xs" variant="subtle" onClick={open}>
        {current ? t("saveAs") : t("add")}
      </Button>
      {current && (
        <Menu position="bottom-start">
          <Menu.Target>
            <Button size="xs" variant="subtle" rightSection={<IconChevronDown size={14} aria-hidden />}>
              {t("more")}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={forget}>{t("delete")}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
      <Modal opened={opened} onClose={close} title={t("saveTitle")}>
        <SaveForm
          shows={shown}
          onSaved={(made) => {
            close();
            onShow(made);
          }}
        />
      </Modal>
    </>
  );
}

function SaveForm({ shows, onSaved }: { shows: Shows; onSaved: (view: LeadListView) => void }) {
  const t = useTranslations("leads.views");
  const { save } = useViewActs();
  const mayShare = useMay("leads:write");
  const [scope, setScope] = useState<LeadListView["scope"]>("personal");
  return (
    <DialogForm
      submit={t("saveView")}
      isBusy={save.isPending}
      error={save.error}
      onSubmit={(text) => save.mutate({ name: text("name"), scope, shows }, { onSuccess: onSaved })}
    >
      <TextInput label={t("name")} name="name" required maxLength={60} data-autofocus />
      {mayShare && (
        <SegmentedControl
          aria-label={t("who")}
          value={scope}
          onChange={setScope}
          data={[
            { value: "personal", label: t("personal") },
            { value: "shared", label: t("shared") },
          ]}
        />
      )}
    </DialogForm>
  );
}

/** Names the workspace's own fields that were deleted under a view. */
function LostFields({ current }: { current: LeadListView }) {
  const t = useTranslations("leads.views");
  const { columns, isReady } = useKnownColumns();
  const lost = lostFields(current.shows, new Set(columns.map(({ id }) => id)));
  if (!isReady || lost.length === 0) return null;
  return <Alert color="yellow">{t("lost", { fields: lost.join(", "), count: lost.length })}</Alert>;
}
