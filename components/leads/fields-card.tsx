"use client";

import { Paper, Stack, Text, Title } from "@mantine/core";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { useTRPC } from "@/components/shell/trpc";
import { TimeText } from "@/components/ui/time-text";
import type { LeadView } from "@/server/leads";
import { type FieldSpec, ownFieldSpecs, useBuiltInFields, useStandingFields } from "./page/field-spec";
import { FieldLine, InlineField } from "./page/inline-field";

/** Everything that is known of a lead, each field corrected in its place. */
export function FieldsCard({ lead }: { lead: LeadView }) {
  const t = useTranslations("leads.page");
  return (
    <Stack>
      <Section title={t("standing")}>
        <Standing lead={lead} />
      </Section>
      <Section title={t("fields")}>
        <Known lead={lead} />
      </Section>
      <Section title={t("ownFields")}>
        <Own lead={lead} />
      </Section>
      <Section title={t("source")}>
        <Source lead={lead} />
      </Section>
    </Stack>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Paper withBorder p="md" component="section" aria-label={title}>
      <Title order={2} fz="lg" mb="sm">
        {title}
      </Title>
      {children}
    </Paper>
  );
}

function Lines({ lead, specs, children }: { lead: LeadView; specs: FieldSpec[]; children?: ReactNode }) {
  return (
    <Stack component="dl" gap={4} m={0}>
      {specs.map((spec) => (
        <InlineField key={spec.name} lead={lead} spec={spec} />
      ))}
      {children}
    </Stack>
  );
}

function Standing({ lead }: { lead: LeadView }) {
  const t = useTranslations("leads.fields");
  const states = useTranslations("leads.states");
  return (
    <Lines lead={lead} specs={useStandingFields()}>
      <FieldLine label={t("conversationState")}>{states(lead.conversationState)}</FieldLine>
      <FieldLine label={t("qualification")}>{t(`qualifications.${lead.qualification}`)}</FieldLine>
      <FieldLine label={t("eligible")}>{t(lead.eligibleForReengagement ? "eligibleYes" : "eligibleNo")}</FieldLine>
      <FieldLine label={t("lastContact")}>
        <TimeText value={lead.lastContactedAt} relative />
      </FieldLine>
    </Lines>
  );
}

function Known({ lead }: { lead: LeadView }) {
  const t = useTranslations("leads.fields");
  return (
    <Lines lead={lead} specs={useBuiltInFields()}>
      <FieldLine label={t("phone")}>{lead.phone ?? "–"}</FieldLine>
      <FieldLine label={t("email")}>{lead.email ?? "–"}</FieldLine>
      {lead.externalId && <FieldLine label={t("externalId")}>{lead.externalId}</FieldLine>}
    </Lines>
  );
}

function Own({ lead }: { lead: LeadView }) {
  const t = useTranslations("leads.page");
  const trpc = useTRPC();
  const { data: fields = [] } = useQuery(trpc.leads.everyField.queryOptions());
  const specs = ownFieldSpecs(fields, lead.attributes);
  if (specs.length === 0)
    return (
      <Text size="sm" c="dimmed">
        {t("noOwnFields")}
      </Text>
    );
  return <Lines lead={lead} specs={specs} />;
}

function Source({ lead }: { lead: LeadView }) {
  const t = useTranslations("leads.fields");
  const trpc = useTRPC();
  const { data: source } = useQuery(trpc.leads.provenance.queryOptions({ leadId: lead.id }));
  return (
    <Stack component="dl" gap={4} m={0}>
      {source && (
        <>
          <FieldLine label={t("cameBy")}>{t(`ways.${source.kind}`, { name: source.name, by: source.by })}</FieldLine>
          <FieldLine label={t("cameAt")}>
            <TimeText value={source.at} />
          </FieldLine>
        </>
      )}
      <FieldLine label={t("created")}>
        <TimeText value={lead.createdAt} relative />
      </FieldLine>
      <FieldLine label={t("updated")}>
        <TimeText value={lead.updatedAt} relative />
      </FieldLine>
    </Stack>
  );
}
