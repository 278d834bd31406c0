"use client";

import { Anchor, Text } from "@mantine/core";
import { IconFile } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { type FileView, isShownPicture, sizeWords } from "@/server/files/schemas";
import classes from "./files.module.css";

interface FileListProps {
  files: readonly FileView[];
  addressOf: (file: FileView) => string;
}

/** What a message carries: pictures as pictures, everything else as a name to save. */
export function FileList({ files, addressOf }: FileListProps) {
  const t = useTranslations("files");
  if (files.length === 0) return null;
  return (
    <ul className={classes.list} aria-label={t("attached")}>
      {files.map((file) => (
        <li key={file.id}>
          {isShownPicture(file.type) && (
            // biome-ignore lint/performance/noImgElement: it lies behind the session, where no optimiser may fetch it
            <img src={addressOf(file)} alt={file.name} className={classes.picture} loading="lazy" />
          )}
          <div className={classes.row}>
            <IconFile size={16} aria-hidden />
            <Anchor href={addressOf(file)} download={file.name} size="sm" className={classes.name}>
              {file.name}
            </Anchor>
            <Text size="xs" c="dimmed">
              {file.type}, {sizeWords(file.bytes)}
            </Text>
          </div>
        </li>
      ))}
    </ul>
  );
}
