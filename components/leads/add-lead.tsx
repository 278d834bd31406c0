"use client";

import { Alert, Anchor, Button, Group, Modal, SimpleGrid, Stack, Text, TextInput } from "@mantine/core";
import { useDebouncedCallback, useDisclosure } from "@mantine/hooks";
import { IconPlus } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { toastDone } from "@/components/shell/toasts";
import { useTRPC } from "@/components/shell/trpc";
import { usePath } from "@/components/shell/workspace";
import type { LookAlikesInput } from "@/server/duplicates/schemas";
import { LookAlikes } from "./look-alikes";

const fields = ["firstName", "lastName", "company", "phone", "email"] as const;
const kinds: Partial<Record<(typeof fields)[number], "tel" | "email">> = { phone: "tel", email: "email" };

const typedIn = (form: HTMLFormElement) => {
  const values = new FormData(form);
  return Object.fromEntries(fields.map((field) => [field, String(values.get(field) ?? "") || undefined]));
};

export function AddLead() {
  const t = useTranslations("leads");
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button variant="default" leftSection={<IconPlus size={16} aria-hidden />} onClick={open}>
        {t("add")}
      </Button>
      <Modal opened={opened} onClose={close} title={t("form.title")}>
        <AddLeadForm />
      </Modal>
    </>
  );
}

function AddLeadForm() {
  const t = useTranslations("leads");
  const trpc = useTRPC();
  const router = useRouter();
  const path = usePath();
  const [person, setPerson] = useState<LookAlikesInput>({});
  const look = useDebouncedCallback(setPerson, 300);
  const add = useMutation(
    trpc.imports.addLead.mutationOptions({
      onSuccess: ({ leadId }) => {
        toastDone(t("form.added"));
        router.push(path(`/leads/${leadId}`));
      },
    }),
  );
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    add.mutate(typedIn(event.currentTarget));
  };
  return (
    <form onSubmit={submit} onInput={(event) => look(typedIn(event.currentTarget))}>
      <Stack>
        {add.error && (
          <AddFailure
            message={add.error.message}
            isKnown={add.error.data?.code === "CONFLICT"}
            address={add.variables?.phone ?? add.variables?.email ?? ""}
          />
        )}
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          {fields.map((field) => (
            <TextInput
              key={field}
              name={field}
              type={kinds[field] ?? "text"}
              label={t(`form.${field}`)}
              data-autofocus={field === "firstName" || undefined}
            />
          ))}
        </SimpleGrid>
        <LookAlikes person={person} />
        <Text size="sm" c="dimmed">
          {t("form.noConsent")}
        </Text>
        <Group justify="flex-end">
          <Button type="submit" loading={add.isPending}>
            {t("form.submit")}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** The refusal; where the address is known already, the way to the lead who has it. */
function AddFailure({ message, isKnown, address }: { message: string; isKnown: boolean; address: string }) {
  const t = useTranslations("leads.form");
  const path = usePath();
  return (
    <Alert color="red" role="alert">
      {message}
      {isKnown && (
        <Anchor component={Link} href={path(`/leads?q=${encodeURIComponent(address)}`)} display="block" inherit>
          {t("open")}
        </Anchor>
      )}
    </Alert>
  );
}
