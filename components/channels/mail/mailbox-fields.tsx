"use client";

import { Checkbox, NumberInput, PasswordInput, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { MailboxView } from "@/server/channels/schemas";

/** The fields of a mailbox, empty or as they are; the password is typed and never comes back. */
export function MailboxFields({ mailbox }: { mailbox?: MailboxView }) {
  const t = useTranslations("channels.mail.fields");
  return (
    <>
      <TextInput name="from_name" label={t("fromName")} defaultValue={mailbox?.fromName} required data-autofocus />
      <TextInput name="address" type="email" label={t("address")} defaultValue={mailbox?.address} required />
      <TextInput
        name="sending_domain"
        label={t("domain")}
        description={t("domainHelp")}
        defaultValue={mailbox?.domain}
        required
      />
      <TextInput name="host" label={t("host")} defaultValue={mailbox?.host} required />
      <NumberInput
        name="port"
        label={t("port")}
        description={t("portHelp")}
        defaultValue={mailbox?.port ?? 587}
        min={1}
        max={65_535}
        thousandSeparator=""
        required
      />
      <TextInput name="username" label={t("username")} defaultValue={mailbox?.username ?? ""} autoComplete="off" />
      <PasswordInput
        name="password"
        label={t("password")}
        description={t(mailbox ? "passwordKeep" : "passwordHelp")}
        autoComplete="off"
      />
      <NumberInput
        name="daily_limit"
        label={t("limit")}
        description={t("limitHelp")}
        defaultValue={mailbox?.dailyLimit ?? 50}
        min={1}
        max={100_000}
        thousandSeparator=""
        required
      />
      <Checkbox
        name="is_warm"
        label={t("isWarm")}
        description={t("isWarmHelp")}
        defaultChecked={mailbox ? !mailbox.warmUpFrom : false}
      />
      <Checkbox name="receives" label={t("receives")} defaultChecked={mailbox?.receives ?? false} />
    </>
  );
}

/** What the fields say, in the words of the schema. */
export const mailboxValues = (text: (name: string) => string) => ({
  from_name: text("from_name"),
  address: text("address"),
  sending_domain: text("sending_domain"),
  host: text("host"),
  port: Number(text("port")),
  username: text("username"),
  password: text("password"),
  daily_limit: Number(text("daily_limit")),
  receives: text("receives") === "on",
  is_warm: text("is_warm") === "on",
});
