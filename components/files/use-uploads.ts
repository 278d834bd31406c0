"use client";

import { useTranslations } from "next-intl";
import { useEffect, useRef, useState } from "react";
import { useWorkspace } from "@/components/shell/workspace";
import type { FileView } from "@/server/files/schemas";
import { upload } from "./upload";

/** A file on its way, or one that was refused. */
export interface Arriving {
  readonly key: number;
  readonly name: string;
  readonly bytes: number;
  readonly percent: number;
  readonly refusal: string | null;
}

/** Uploads what was chosen, one after the other; each is handed over when it is there, to whoever is on screen then. */
export function useUploads(onStored: (file: FileView) => void) {
  const t = useTranslations("files");
  const { slug } = useWorkspace();
  const [arriving, setArriving] = useState<readonly Arriving[]>([]);
  const lastKey = useRef(0);
  const line = useRef(Promise.resolve());
  const stored = useRef(onStored);
  useEffect(() => {
    stored.current = onStored;
  });
  const change = (key: number, to: Partial<Arriving>) =>
    setArriving((all) => all.map((one) => (one.key === key ? { ...one, ...to } : one)));
  const forget = (key: number) => setArriving((all) => all.filter((one) => one.key !== key));
  const send = async (file: File, key: number) => {
    try {
      stored.current(await upload({ file, tenant: slug, onProgress: (percent) => change(key, { percent }) }));
      forget(key);
    } catch (error) {
      change(key, { refusal: (error instanceof Error && error.message) || t("failed", { name: file.name }) });
    }
  };
  return {
    arriving,
    forget,
    isBusy: arriving.some(({ refusal }) => refusal === null),
    add: (files: Iterable<File>) => {
      for (const file of files) {
        lastKey.current += 1;
        const key = lastKey.current;
        setArriving((all) => [...all, { key, name: file.name, bytes: file.size, percent: 0, refusal: null }]);
        line.current = line.current.then(() => send(file, key));
      }
    },
  };
}

export type Uploads = ReturnType<typeof useUploads>;
