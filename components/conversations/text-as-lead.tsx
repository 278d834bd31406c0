"use client";

import { Button, Collapse, Group, SegmentedControl, TextInput } from "@mantine/core";
import { useDisclosure, useId } from "@mantine/hooks";
import { IconFlask } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useTRPC } from "@/components/shell/trpc";
import classes from "./thread.module.css";

interface TextAsLeadProps {
  conversationId: string;
  name: string;
  /** The channel on which the lead wrote last. */
  writesBy: string;
}

/** In a sandbox the lead is simulated: this answers in its place, through the same door as a carrier's webhook. */
export function TextAsLead(props: TextAsLeadProps) {
  const { name } = props;
  const t = useTranslations("conversations.asLead");
  const [isOpen, { toggle }] = useDisclosure(false);
  const id = useId();
  return (
    <div>
      <Button
        variant="subtle"
        size="compact-sm"
        leftSection={<IconFlask size={16} aria-hidden />}
        onClick={toggle}
        aria-expanded={isOpen}
        aria-controls={id}
      >
        {t("label", { name })}
      </Button>
      <Collapse expanded={isOpen} id={id}>
        <LeadsText {...props} />
      </Collapse>
    </div>
  );
}

function LeadsText({ conversationId, name, writesBy }: TextAsLeadProps) {
  const t = useTranslations("conversations.asLead");
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [body, setBody] = useState("");
  const [channel, setChannel] = useState<string>(writesBy);
  const answer = useMutation(
    trpc.rehearsal.answerAsLead.mutationOptions({
      onSuccess: () => {
        setBody("");
        return queryClient.invalidateQueries(trpc.conversations.pathFilter());
      },
    }),
  );
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (body.trim()) answer.mutate({ conversationId, body, channel: channel === "whatsapp" ? "whatsapp" : "sms" });
  };
  return (
    <form onSubmit={submit} className={classes.asLead}>
      <Group gap="xs" align="flex-end">
        <TextInput
          label={t("label", { name })}
          description={t("text")}
          value={body}
          maxLength={1_600}
          onChange={(event) => setBody(event.currentTarget.value)}
          error={answer.error?.message}
          flex="1 1 200px"
        />
        <SegmentedControl
          aria-label={t("by")}
          value={channel}
          onChange={setChannel}
          data={[
            { value: "sms", label: t("sms") },
            { value: "whatsapp", label: t("whatsapp") },
          ]}
        />
        <Button type="submit" variant="default" loading={answer.isPending} disabled={body.trim() === ""}>
          {t("send")}
        </Button>
      </Group>
    </form>
  );
}
