"use client";

import { Button, Group, Select, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useState } from "react";
import type { ProblemAnswer, ProblemKind, ProblemWord } from "@/server/imports/schemas";
import { countries } from "./countries";

export type Way = "country" | "map" | "replace" | "edit";

const withoutEdit: ProblemWord[] = ["header_again", "shape", "row"];
const mappable: ProblemWord[] = ["time_zone", "value", "date", "email"];

/** What can be done about a problem, the likeliest first. */
export function waysFor({ kind, column }: ProblemKind): Way[] {
  const ways: Way[] = [];
  if (kind === "phone_country") ways.push("country");
  if (mappable.includes(kind)) ways.push("map");
  if (!withoutEdit.includes(kind)) ways.push("edit");
  if (column !== null && !withoutEdit.includes(kind)) ways.push("replace");
  return ways;
}

type FormProps = { problem: ProblemKind; onAnswer: (answer: ProblemAnswer) => void; isPending: boolean };

export function AnswerForm({ way, ...props }: FormProps & { way: Exclude<Way, "edit"> }) {
  if (way === "country") return <CountryForm {...props} />;
  return way === "map" ? <MapForm {...props} /> : <ReplaceForm {...props} />;
}

function Answering({
  children,
  onSubmit,
  isPending,
}: {
  children: ReactNode;
  onSubmit: () => void;
  isPending: boolean;
}) {
  const t = useTranslations("imports.fix");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form onSubmit={submit}>
      <Group align="end" gap="sm">
        {children}
        <Button type="submit" loading={isPending}>
          {t("apply")}
        </Button>
      </Group>
    </form>
  );
}

function CountryForm({ onAnswer, isPending }: FormProps) {
  const t = useTranslations("imports.fix");
  const [country, setCountry] = useState("GB");
  return (
    <Answering onSubmit={() => onAnswer({ kind: "assume_country", country })} isPending={isPending}>
      <Select
        label={t("assume")}
        description={t("assumeHint")}
        data={countries}
        value={country}
        onChange={(code) => setCountry(code ?? country)}
        allowDeselect={false}
        searchable
      />
    </Answering>
  );
}

function MapForm({ problem, onAnswer, isPending }: FormProps) {
  const t = useTranslations("imports.fix");
  const values = problem.values.map(({ value }) => value);
  const [from, setFrom] = useState(values[0] ?? "");
  const [to, setTo] = useState("");
  const column = problem.column ?? "";
  return (
    <Answering onSubmit={() => onAnswer({ kind: "map_value", column, from, to })} isPending={isPending}>
      <Select
        label={t("mapFrom")}
        data={values}
        value={from}
        onChange={(value) => setFrom(value ?? "")}
        allowDeselect={false}
      />
      <TextInput
        label={t("mapTo")}
        placeholder={problem.kind === "time_zone" ? "America/Denver" : undefined}
        description={t("mapHint")}
        inputWrapperOrder={["label", "input", "description"]}
        value={to}
        onChange={(event) => setTo(event.currentTarget.value)}
      />
    </Answering>
  );
}

function ReplaceForm({ problem, onAnswer, isPending }: FormProps) {
  const t = useTranslations("imports.fix");
  const [find, setFind] = useState("");
  const [replacement, setReplacement] = useState("");
  const column = problem.column ?? "";
  return (
    <Answering
      onSubmit={() => find !== "" && onAnswer({ kind: "replace", column, find, with: replacement })}
      isPending={isPending}
    >
      <TextInput
        label={t("find", { column })}
        required
        value={find}
        onChange={(event) => setFind(event.currentTarget.value)}
      />
      <TextInput
        label={t("replaceWith")}
        value={replacement}
        onChange={(event) => setReplacement(event.currentTarget.value)}
      />
    </Answering>
  );
}
