"use client";

import { Button, Card, MultiSelect, Stack, TextInput, Title } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { toastFailure } from "@/components/shell/toasts";
import { useTRPC } from "@/components/shell/trpc";
import { useMay, useWorkspace } from "@/components/shell/workspace";
import { SecretOnce } from "./secret-once";

/** Makes a key with chosen scopes; nobody gives more than they have. */
export function CreateKey() {
  const t = useTranslations("integrations.create");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { permissions } = useWorkspace();
  const [name, setName] = useState("");
  const [scopes, setScopes] = useState<string[]>([]);
  const create = useMutation(
    trpc.integrations.createKey.mutationOptions({
      onError: (error) => toastFailure(error.message),
      onSettled: () => queryClient.invalidateQueries(trpc.integrations.keys.queryFilter()),
    }),
  );
  if (!useMay("keys:write")) return null;
  const close = () => {
    create.reset();
    setName("");
    setScopes([]);
  };
  return (
    <Card>
      <Stack gap="sm" maw={640}>
        <Title order={2} fz="lg">
          {t("title")}
        </Title>
        <TextInput
          label={t("name")}
          description={t("nameText")}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <MultiSelect
          label={t("scopes")}
          data={[...permissions]}
          value={scopes}
          onChange={setScopes}
          searchable
          clearable
          clearButtonProps={{ "aria-label": t("clear") }}
        />
        <Button
          style={{ alignSelf: "flex-start" }}
          disabled={name.trim() === "" || scopes.length === 0}
          loading={create.isPending}
          onClick={() => create.mutate({ name, scopes })}
        >
          {t("act")}
        </Button>
        {create.data && <SecretOnce secret={create.data.secret} onStored={close} />}
      </Stack>
    </Card>
  );
}
