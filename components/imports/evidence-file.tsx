"use client";

import { Alert, Anchor, Button, FileButton, Group, Stack, Text } from "@mantine/core";
import { IconPaperclip } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useWorkspace } from "@/components/shell/workspace";
import type { FileConsent } from "@/server/imports/schemas";

type Evidence = FileConsent["evidence"];
type EvidenceProps = { importId: string; evidence: Evidence; onChange: (next: Evidence) => void };

/** Attaches the file that proves a statement; it is stored at once. */
export function EvidenceFile({ importId, evidence, onChange }: EvidenceProps) {
  const t = useTranslations("imports.consent");
  const { slug } = useWorkspace();
  const attach = useMutation({
    mutationFn: (file: File) => sent(file, importId, slug),
    onSuccess: ({ id, fileName, sha256 }) => onChange({ file_id: id, file_name: fileName, sha256 }),
  });
  return (
    <Stack gap={4}>
      <Text size="sm" fw={500}>
        {t("evidence")}
      </Text>
      <Text size="xs" c="dimmed">
        {t("evidenceHint")}
      </Text>
      <Group gap="sm">
        <FileButton
          onChange={(file) => file && attach.mutate(file)}
          inputProps={{ "aria-label": t("attach"), tabIndex: -1 }}
        >
          {(props) => (
            <Button
              {...props}
              variant="default"
              leftSection={<IconPaperclip size={16} aria-hidden />}
              loading={attach.isPending}
            >
              {t("attach")}
            </Button>
          )}
        </FileButton>
        {evidence?.file_id && (
          <>
            <Anchor size="sm" href={`/api/imports/${importId}/evidence/${evidence.file_id}?tenant=${slug}`} download>
              {t("attached", { file: evidence.file_name ?? "" })}
            </Anchor>
            <Button variant="subtle" size="compact-sm" onClick={() => onChange(undefined)}>
              {t("remove")}
            </Button>
          </>
        )}
      </Group>
      {attach.error && (
        <Alert color="red" role="alert">
          {attach.error.message}
        </Alert>
      )}
    </Stack>
  );
}

type Kept = { id: string; fileName: string; sha256: string };

async function sent(file: File, importId: string, tenant: string): Promise<Kept> {
  const headers = { "x-tenant": tenant, "x-file-name": encodeURIComponent(file.name) };
  const response = await fetch(`/api/imports/${importId}/evidence`, { method: "POST", headers, body: file });
  const answer = (await response.json()) as Kept & { message?: string };
  if (!response.ok) throw new Error(answer.message ?? "");
  return answer;
}
