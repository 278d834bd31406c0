"use client";

import { Alert, Anchor, Button, FileButton, Group, Paper, Progress, Stack, Text } from "@mantine/core";
import { IconFileTypeCsv, IconUpload } from "@tabler/icons-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type DragEvent, useState } from "react";
import { usePath, useWorkspace } from "@/components/shell/workspace";
import { SampleButton } from "./sample-button";
import { uploadFile } from "./upload-file";

/** Sends a file and leads on to its mapping; what failed is told in words. */
function useUpload() {
  const t = useTranslations("imports");
  const router = useRouter();
  const path = usePath();
  const { slug } = useWorkspace();
  const [share, setShare] = useState<number | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const send = async (file: File | null | undefined) => {
    if (!file) return;
    setProblem(null);
    setShare(0);
    try {
      const { importId, step } = await uploadFile({ tenant: slug, file, onProgress: setShare });
      router.push(path(`/leads/import/${importId}?step=${step}`));
    } catch (error) {
      setProblem((error instanceof Error && error.message) || t("upload.offline"));
      setShare(null);
    }
  };
  return { share, problem, send };
}

/** Takes a file by button or by drop. */
export function UploadCard() {
  const t = useTranslations("imports");
  const { sandbox } = useWorkspace();
  const { share, problem, send } = useUpload();
  const drop = (event: DragEvent) => {
    event.preventDefault();
    void send(event.dataTransfer.files[0]);
  };

  return (
    <Paper withBorder p="xl" onDragOver={(event) => event.preventDefault()} onDrop={drop}>
      <Stack align="center" gap="sm" ta="center">
        <IconFileTypeCsv size={40} aria-hidden />
        <Text fw={500}>{t("upload.drop")}</Text>
        <Group justify="center">
          <FileButton
            onChange={(file) => void send(file)}
            accept=".csv,.tsv,.txt,.xlsx,text/csv,text/tab-separated-values,text/plain,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            inputProps={{ "aria-label": t("upload.choose") }}
          >
            {(props) => (
              <Button {...props} leftSection={<IconUpload size={16} aria-hidden />} loading={share !== null}>
                {t("upload.choose")}
              </Button>
            )}
          </FileButton>
          <SampleButton />
        </Group>
        {share !== null && <Uploading share={share} />}
        {problem && (
          <Alert color="red" title={t("upload.failed")} role="alert" ta="start">
            {problem}
          </Alert>
        )}
        <Text size="sm" c="dimmed">
          {t("upload.accepts")}
        </Text>
        {sandbox && (
          <Text size="sm" c="dimmed">
            {t("sample.text")}{" "}
            <Anchor href="/sample-leads.csv" download inherit underline="always">
              {t("sample.download")}
            </Anchor>
          </Text>
        )}
      </Stack>
    </Paper>
  );
}

function Uploading({ share }: { share: number }) {
  const t = useTranslations("imports.upload");
  const percent = Math.round(share * 100);
  const said = percent < 100 ? t("busy", { percent }) : t("reading");
  return (
    <Stack gap={4} w="100%" maw={320}>
      <Progress value={percent} animated={percent === 100} aria-label={said} />
      <Text size="sm" role="status">
        {said}
      </Text>
    </Stack>
  );
}
