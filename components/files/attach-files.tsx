"use client";

import { ActionIcon, Alert, Button, FileButton, Progress, Text } from "@mantine/core";
import { IconPaperclip, IconX } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { type FileView, mostFiles, sizeWords } from "@/server/files/schemas";
import classes from "./files.module.css";
import type { Arriving, Uploads } from "./use-uploads";

interface AttachedFilesProps {
  files: readonly FileView[];
  uploads: Uploads;
  onRemove: (id: string) => void;
}

/** What goes with a message, with its size, and why something was refused. */
export function AttachedFiles({ files, uploads, onRemove }: AttachedFilesProps) {
  const t = useTranslations("files");
  if (files.length + uploads.arriving.length === 0) return null;
  return (
    <ul className={classes.list} aria-label={t("attached")}>
      {files.map((file) => (
        <Row key={file.id} name={file.name} size={sizeWords(file.bytes)} onRemove={() => onRemove(file.id)} />
      ))}
      {uploads.arriving.map((one) => (
        <ArrivingRow key={one.key} one={one} onForget={() => uploads.forget(one.key)} />
      ))}
    </ul>
  );
}

/** Chooses what goes with a message; dropping it nearby does the same. */
export function AttachButton({ count, uploads }: { count: number; uploads: Uploads }) {
  const t = useTranslations("files");
  return (
    <FileButton multiple onChange={uploads.add} inputProps={{ "aria-label": t("attach"), tabIndex: -1 }}>
      {(props) => (
        <Button
          {...props}
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPaperclip size={16} aria-hidden />}
          disabled={count + uploads.arriving.length >= mostFiles}
        >
          {t("attach")}
        </Button>
      )}
    </FileButton>
  );
}

type RowProps = { name: string; size: string; onRemove: () => void };

function Row({ name, size, onRemove }: RowProps) {
  const t = useTranslations("files");
  return (
    <li className={classes.row}>
      <Text size="sm" className={classes.name}>
        {name}
      </Text>
      <Text size="xs" c="dimmed" className="tabular">
        {size}
      </Text>
      <ActionIcon variant="subtle" color="gray" size="md" aria-label={t("remove", { name })} onClick={onRemove}>
        <IconX size={16} aria-hidden />
      </ActionIcon>
    </li>
  );
}

function ArrivingRow({ one, onForget }: { one: Arriving; onForget: () => void }) {
  const t = useTranslations("files");
  const { name, bytes, percent, refusal } = one;
  if (refusal)
    return (
      <li>
        <Alert
          color="red"
          variant="light"
          role="alert"
          p="xs"
          withCloseButton
          closeButtonLabel={t("dismiss")}
          onClose={onForget}
        >
          {refusal}
        </Alert>
      </li>
    );
  return (
    <li className={classes.row}>
      <Text size="sm" className={classes.name}>
        {name}
      </Text>
      <Text size="xs" c="dimmed" className="tabular">
        {sizeWords(bytes)}
      </Text>
      <Progress value={percent} w={80} aria-label={t("arriving", { name })} />
    </li>
  );
}
