"use client";

import { Alert, Group, NumberInput, Paper, Select, Stack, Text } from "@mantine/core";
import { useTranslations } from "next-intl";
import { delimiters, encodings, type ImportView, type ReadingAnswers } from "@/server/imports/schemas";
import { encodingName } from "./encoding-names";
import { useImportActs } from "./use-import-acts";

const delimiterNames = { ",": "comma", ";": "semicolon", "\t": "tab", "|": "pipe" } as const;

/** How the file is written, as it was found: a person corrects it, and the file is read anew. */
export function ReadingSettings({ one }: { one: ImportView }) {
  const t = useTranslations("imports.reading");
  const { reread } = useImportActs(one.id);
  const isWorkbook = one.sheet !== null;
  const read = (answers: ReadingAnswers) => reread.mutate({ importId: one.id, ...answers });
  return (
    <Paper withBorder p="md" component="section" aria-label={t("title")}>
      <Stack gap="sm">
        <Group gap="md" align="end">
          {isWorkbook && (
            <Select
              label={t("sheet")}
              data={one.sheets}
              value={one.sheet}
              disabled={reread.isPending}
              allowDeselect={false}
              onChange={(sheet) => sheet !== null && read({ sheet })}
            />
          )}
          <NumberInput
            key={one.headerRows}
            label={t("headerRows")}
            defaultValue={one.headerRows}
            min={0}
            max={20}
            w={150}
            disabled={reread.isPending}
            onBlur={(event) => changed(Number(event.currentTarget.value), one.headerRows, read)}
          />
          {!isWorkbook && <Written one={one} isPending={reread.isPending} read={read} />}
        </Group>
        {one.notes.map((note) => (
          <Text key={note} size="sm">
            {note}
          </Text>
        ))}
        {reread.error && (
          <Alert color="red" role="alert">
            {reread.error.message}
          </Alert>
        )}
      </Stack>
    </Paper>
  );
}

function changed(next: number, before: number, read: (answers: ReadingAnswers) => void) {
  if (next !== before) read({ header_rows: next });
}

type WrittenProps = { one: ImportView; isPending: boolean; read: (answers: ReadingAnswers) => void };

function Written({ one, isPending, read }: WrittenProps) {
  const t = useTranslations("imports.reading");
  const isKnown = encodings.some((name) => name === one.encoding);
  const offered = isKnown ? encodings : [one.encoding, ...encodings];
  return (
    <>
      <Select
        label={t("delimiter")}
        data={delimiters.map((value) => ({ value, label: t(delimiterNames[value]) }))}
        value={one.delimiter}
        disabled={isPending}
        allowDeselect={false}
        onChange={(value) => read({ delimiter: delimiters.find((one) => one === value) })}
      />
      <Select
        label={t("encoding")}
        data={offered.map((value) => ({ value, label: encodingName(value) }))}
        value={one.encoding}
        disabled={isPending}
        allowDeselect={false}
        onChange={(value) => read({ encoding: encodings.find((one) => one === value) })}
      />
    </>
  );
}
