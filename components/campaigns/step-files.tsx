"use client";

import { useState } from "react";
import { AttachButton, AttachedFiles } from "@/components/files/attach-files";
import { DropArea } from "@/components/files/drop-area";
import { useUploads } from "@/components/files/use-uploads";
import type { FileView } from "@/server/files/schemas";
import type { DraftStep } from "./draft-values";

interface StepFilesProps {
  /** Files that the saved sequence names. */
  known: readonly FileView[];
  step: DraftStep;
  onChange: (patch: Partial<DraftStep>) => void;
}

/** What goes with a step; a file is named by the step as soon as it is there. */
export function StepFiles({ known, step, onChange }: StepFilesProps) {
  const [added, setAdded] = useState<readonly FileView[]>([]);
  const ids = step.attachments ?? [];
  const files = ids.flatMap((id) => [...known, ...added].find((file) => file.id === id) ?? []);
  const uploads = useUploads((file) => {
    setAdded((all) => [...all, file]);
    onChange({ attachments: [...ids, file.id] });
  });
  const remove = (id: string) => onChange({ attachments: ids.filter((one) => one !== id) });
  return (
    <DropArea onFiles={uploads.add}>
      <AttachedFiles files={files} uploads={uploads} onRemove={remove} />
      <AttachButton count={files.length} uploads={uploads} />
    </DropArea>
  );
}
