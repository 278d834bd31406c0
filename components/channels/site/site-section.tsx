"use client";

import { Alert, Button, Card, Code, Group, Modal, Stack, Text, Textarea, Title } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { toastDone, toastFailure } from "@/components/shell/toasts";
import { useTRPC } from "@/components/shell/trpc";
import { DialogForm } from "@/components/ui/dialog-form";
import type { SiteView } from "@/server/channels/schemas";
import { CopyLine } from "../copy-line";
import { Snippet } from "./snippet";

/** The workspace's own site: on which pages the script runs, what to paste there, and how a visitor is vouched for. */
export function SiteSection() {
  const t = useTranslations("channels.site");
  const trpc = useTRPC();
  const { data: site } = useSuspenseQuery(trpc.channels.site.queryOptions());
  return (
    <Card component="section" aria-label={t("title")}>
      <Stack gap="md">
        <Group justify="space-between">
          <Title order={2} fz="lg">
            {t("title")}
          </Title>
          <OriginsButton site={site} />
        </Group>
        <Text size="sm" c="dimmed">
          {t("intro")}
        </Text>
        {site ? <Connected site={site} /> : <Text size="sm">{t("empty")}</Text>}
      </Stack>
    </Card>
  );
}

const scriptOf = ({ scriptUrl, key }: SiteView) => `<script type="module" src="${scriptUrl}"
  data-site="${key}"
  data-worker="/rekindle-worker.js"
  data-external-id="{external_id}"
  data-expires="{expires}"
  data-signature="{signature}"></script>`;

const sample = `import { createHmac } from "node:crypto";

const expires = Math.floor(Date.now() / 1000) + 3600;
const signature = createHmac("sha256", process.env.REKINDLE_SITE_SECRET)
  .update(\`external:\${externalId}:\${expires}\`)
  .digest("hex");`;

function Connected({ site }: { site: SiteView }) {
  const t = useTranslations("channels.site");
  return (
    <>
      {site.isSandbox && <Alert color="yellow">{t("sandboxText")}</Alert>}
      <div>
        <Text size="sm" fw={500}>
          {t("origins")}
        </Text>
        {site.origins.map((origin) => (
          <Text key={origin} size="sm" style={{ overflowWrap: "anywhere" }}>
            {origin}
          </Text>
        ))}
      </div>
      <Snippet label={t("script")} code={scriptOf(site)} />
      <Text size="sm" c="dimmed">
        {t("placeholders")}
      </Text>
      <Snippet label={t("worker")} code={`importScripts("${site.workerUrl}");`} />
      <Text size="sm" c="dimmed">
        {t("workerText")}
      </Text>
      <CopyLine label={t("key")} value={site.key} />
      <CopyLine label={t("secret")} value={site.secret} isSecret />
      <Text size="sm" c="dimmed">
        {t("secretHelp")}
      </Text>
      <div>
        <Text size="sm" fw={500}>
          {t("words")}
        </Text>
        <Code>{"external:{external_id}:{expires}"}</Code>
      </div>
      <Snippet label={t("sample")} code={sample} />
      <RenewSecret />
    </>
  );
}

function RenewSecret() {
  const t = useTranslations("channels.site");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const renew = useMutation(
    trpc.channels.renewSiteSecret.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries(trpc.channels.site.queryFilter());
        toastDone(t("renewed"));
      },
      onError: (error) => toastFailure(error.message),
    }),
  );
  return (
    <div>
      <Button variant="default" size="xs" loading={renew.isPending} onClick={() => renew.mutate()}>
        {t("renew")}
      </Button>
      <Text size="sm" c="dimmed" mt={4}>
        {t("renewText")}
      </Text>
    </div>
  );
}

function OriginsButton({ site }: { site: SiteView | null }) {
  const t = useTranslations("channels.site");
  const [opened, { open, close }] = useDisclosure(false);
  const title = t(site ? "edit" : "connect");
  return (
    <>
      <Button variant="default" size="sm" onClick={open}>
        {title}
      </Button>
      <Modal opened={opened} onClose={close} title={title}>
        <OriginsForm site={site} onDone={close} />
      </Modal>
    </>
  );
}

function OriginsForm({ site, onDone }: { site: SiteView | null; onDone: () => void }) {
  const t = useTranslations("channels.site");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const save = useMutation(
    trpc.channels.saveSite.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries(trpc.channels.site.queryFilter());
        toastDone(t("saved"));
        onDone();
      },
    }),
  );
  const lines = (text: string) => text.split("\n").flatMap((line) => line.trim() || []);
  return (
    <DialogForm
      submit={t("save")}
      isBusy={save.isPending}
      error={save.error}
      onSubmit={(text) => save.mutate({ origins: lines(text("origins")) })}
    >
      <Textarea
        name="origins"
        label={t("origins")}
        description={t("originsHelp")}
        defaultValue={site?.origins.join("\n")}
        autosize
        minRows={2}
        required
        data-autofocus
      />
    </DialogForm>
  );
}
