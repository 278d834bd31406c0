"use client";

import { Alert, Button, CopyButton, Drawer, Group, Stack, Text } from "@mantine/core";
import { IconBrandLinkedin, IconCopy, IconExternalLink, IconPhone } from "@tabler/icons-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useMay, usePath } from "@/components/shell/workspace";
import { TimeText } from "@/components/ui/time-text";
import type { TaskView } from "@/server/tasks";
import { CloseTask } from "./close-task";
import classes from "./task-drawer.module.css";

/** Everything that a person needs to do one task, and the ways to close it. */
export function TaskDrawer({ task, onClose }: { task: TaskView | null; onClose: () => void }) {
  const t = useTranslations("tasks");
  return (
    <Drawer
      opened={task !== null}
      onClose={onClose}
      position="right"
      size="md"
      title={task ? t(`titles.${task.kind}`, { name: task.lead.name || t("unnamed") }) : ""}
    >
      {task && <Details task={task} onClose={onClose} />}
    </Drawer>
  );
}

function Details({ task, onClose }: { task: TaskView; onClose: () => void }) {
  const t = useTranslations("tasks");
  const path = usePath();
  const mayAct = useMay("conversations:reply");
  return (
    <Stack>
      <Text size="sm">
        {task.lead.company && `${task.lead.company} · `}
        {t(task.closedAt ? "closed" : "due")} <TimeText value={task.closedAt ?? task.dueAt} />
      </Text>
      {task.campaign && <Text size="sm">{t("ofCampaign", { campaign: task.campaign, step: task.step ?? 1 })}</Text>}
      <CallWay task={task} />
      <Words task={task} />
      <LinkedInWays task={task} />
      {task.note && (
        <Text size="sm">
          {t("note")}: {task.note}
        </Text>
      )}
      {task.closedBy && <Text size="sm">{t("closedBy", { name: task.closedBy })}</Text>}
      {task.status === "open" && mayAct && <CloseTask task={task} onDone={onClose} />}
      <Button component={Link} href={path(`/leads/${task.leadId}`)} variant="default">
        {t("openLead")}
      </Button>
    </Stack>
  );
}

/** The number, and whether the lead may be called now. */
function CallWay({ task: { phone, hours } }: { task: TaskView }) {
  const t = useTranslations("tasks");
  if (!hours) return null;
  return (
    <>
      {hours.isOpen ? (
        <Text size="sm">
          {t("callUntil")} <TimeText value={hours.closesAt} fallback={t("anyTime")} />
        </Text>
      ) : (
        <Alert color="yellow" title={t("doNotCall")}>
          {hours.sentence}
          {hours.at && (
            <Text size="sm">
              {t("callFrom")} <TimeText value={hours.at} />
            </Text>
          )}
        </Alert>
      )}
      {phone && (
        <Button
          component="a"
          href={`tel:${phone}`}
          variant={hours.isOpen ? "filled" : "default"}
          leftSection={<IconPhone size={16} aria-hidden />}
        >
          {t("call", { phone })}
        </Button>
      )}
    </>
  );
}

function Words({ task: { words, kind } }: { task: TaskView }) {
  const t = useTranslations("tasks");
  if (!words) return null;
  return (
    <section aria-label={t(`words.${kind}`)}>
      <Text size="sm" fw={500}>
        {t(`words.${kind}`)}
      </Text>
      <div className={classes.words}>{words}</div>
      {kind === "linkedin" && <CopyWords words={words} />}
    </section>
  );
}

const CopyWords = ({ words }: { words: string }) => {
  const t = useTranslations("tasks");
  return (
    <CopyButton value={words}>
      {({ copied, copy }) => (
        <Button variant="default" size="xs" leftSection={<IconCopy size={14} aria-hidden />} onClick={copy}>
          <span aria-live="polite">{t(copied ? "copied" : "copy")}</span>
        </Button>
      )}
    </CopyButton>
  );
};

function LinkedInWays({ task: { profileUrl, salesNavigatorUrl } }: { task: TaskView }) {
  const t = useTranslations("tasks");
  if (!profileUrl && !salesNavigatorUrl) return null;
  const away = { component: "a", target: "_blank", rel: "noreferrer", variant: "default" } as const;
  return (
    <Group gap="xs">
      {profileUrl && (
        <Button {...away} href={profileUrl} leftSection={<IconBrandLinkedin size={16} aria-hidden />}>
          {t("profile")}
        </Button>
      )}
      {salesNavigatorUrl && (
        <Button {...away} href={salesNavigatorUrl} leftSection={<IconExternalLink size={16} aria-hidden />}>
          {t("salesNavigator")}
        </Button>
      )}
    </Group>
  );
}
