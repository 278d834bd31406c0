"use client";

import { Button, Modal, Text, TextInput } from "@mantine/core";
import { useDisclosure } from "@mantine/hooks";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { toastDone } from "@/components/shell/toasts";
import { useTRPC } from "@/components/shell/trpc";
import { DialogForm } from "@/components/ui/dialog-form";
import type { CompanyView } from "@/server/leads";

/** How the company is shown and where its website is; its leads keep what they say. */
export function ChangeCompany({ company }: { company: CompanyView }) {
  const t = useTranslations("leads.companies");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [opened, { open, close }] = useDisclosure(false);
  const change = useMutation(
    trpc.leads.changeCompany.mutationOptions({
      onSuccess: (changed) => {
        queryClient.setQueryData(trpc.leads.company.queryKey({ companyId: company.id }), changed);
        void queryClient.invalidateQueries(trpc.leads.companies.pathFilter());
        toastDone(t("changed"));
        close();
      },
    }),
  );
  return (
    <>
      <Button variant="default" onClick={open}>
        {t("change")}
      </Button>
      <Modal opened={opened} onClose={close} title={t("change")}>
        <DialogForm
          submit={t("save")}
          isBusy={change.isPending}
          error={change.error}
          onSubmit={(text) =>
            change.mutate({ companyId: company.id, name: text("name"), website: text("website") || null })
          }
        >
          <TextInput
            label={t("columns.name")}
            name="name"
            defaultValue={company.name}
            required
            maxLength={200}
            data-autofocus
          />
          <TextInput
            label={t("columns.website")}
            name="website"
            defaultValue={company.website ?? ""}
            maxLength={500}
            inputMode="url"
          />
          <Text size="sm" c="dimmed">
            {t("changeText")}
          </Text>
        </DialogForm>
      </Modal>
    </>
  );
}
