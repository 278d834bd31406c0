"use client";

import { Button, Modal, Radio, Stack, Table, Text } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { IconArrowsExchange } from "@tabler/icons-react";
import { useMutation, useQueryClient, useSuspenseQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { toastDone } from "@/components/shell/toasts";
import { useTRPC } from "@/components/shell/trpc";
import { Area } from "@/components/ui/area";
import { DialogForm } from "@/components/ui/dialog-form";
import { ScrollRegion } from "@/components/ui/scroll-region";
import { TableSkeleton } from "@/components/ui/skeletons";
import type { Side } from "@/server/duplicates/schemas";
import { useUndoMerge } from "./use-undo";

type Two = { leadId: string; otherId: string };

/** Two leads side by side; whoever merges chooses a value for each field where both have one. */
export function MergeDialog(two: Two) {
  const t = useTranslations("duplicates");
  const [opened, { open, close }] = useDisclosure(false);
  const [isSwapped, setSwapped] = useState(false);
  const shown = isSwapped ? { leadId: two.otherId, otherId: two.leadId } : two;
  return (
    <>
      <Button size="compact-sm" onClick={open}>
        {t("compare")}
      </Button>
      <Modal opened={opened} onClose={close} title={t("merge.title")} size="xl">
        <Stack>
          <Text size="sm">{t("merge.text")}</Text>
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconArrowsExchange size={16} aria-hidden />}
            onClick={() => setSwapped(!isSwapped)}
            style={{ alignSelf: "flex-start" }}
          >
            {t("merge.swap")}
          </Button>
          <Area skeleton={<TableSkeleton rows={6} />}>
            <Choose key={shown.leadId} {...shown} onDone={close} />
          </Area>
        </Stack>
      </Modal>
    </>
  );
}

function Choose({ leadId, otherId, onDone }: Two & { onDone: () => void }) {
  const t = useTranslations("duplicates");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { data } = useSuspenseQuery(trpc.duplicates.compare.queryOptions({ leadId, otherId }));
  const [choices, setChoices] = useState<Record<string, Side>>({});
  const undo = useUndoMerge();
  const merge = useMutation(
    trpc.duplicates.merge.mutationOptions({
      onSuccess: ({ mergeId }) => {
        toastDone(t("merge.done", { name: data.survivor.name || t("unnamed") }), {
          label: t("undo"),
          run: () => undo.mutate({ mergeId }),
        });
        void queryClient.invalidateQueries(trpc.duplicates.pathFilter());
        void queryClient.invalidateQueries(trpc.leads.pathFilter());
        onDone();
      },
    }),
  );
  return (
    <DialogForm
      submit={t("merge.submit")}
      isBusy={merge.isPending}
      error={merge.error}
      onSubmit={() => merge.mutate({ survivorId: leadId, otherId, choices })}
    >
      <ScrollRegion label={t("merge.title")}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t("merge.field")}</Table.Th>
              <Table.Th>{t("merge.survivor")}</Table.Th>
              <Table.Th>{t("merge.other")}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {data.fields.map((row) => (
              <FieldRow
                key={row.field}
                {...row}
                side={choices[row.field] ?? row.side}
                onChoose={(side) => setChoices({ ...choices, [row.field]: side })}
              />
            ))}
          </Table.Tbody>
        </Table>
      </ScrollRegion>
      <Text size="sm">{t("merge.consent")}</Text>
    </DialogForm>
  );
}

type FieldRowProps = {
  field: string;
  survivor: string | null;
  other: string | null;
  side: Side;
  isLocked: boolean;
  onChoose: (side: Side) => void;
};

function FieldRow({ field, survivor, other, side, isLocked, onChoose }: FieldRowProps) {
  const t = useTranslations("duplicates");
  const label = field.startsWith("attributes.") ? field.slice("attributes.".length) : t(`values.${field as "phone"}`);
  const values = { survivor, other };
  return (
    <Table.Tr>
      <Table.Th scope="row">{label}</Table.Th>
      {(["survivor", "other"] as const).map((one) => (
        <Table.Td key={one} style={{ overflowWrap: "anywhere" }}>
          {survivor === other ? (
            values[one]
          ) : (
            <Radio
              name={field}
              checked={side === one}
              disabled={isLocked}
              onChange={() => onChoose(one)}
              label={values[one] || t("merge.nobody")}
              aria-label={`${label}: ${values[one] || t("merge.nobody")}`}
            />
          )}
        </Table.Td>
      ))}
    </Table.Tr>
  );
}
