"use client";

import { useTranslations } from "next-intl";
import {
  type FieldType,
  followUpStages,
  type LeadField,
  lawfulBases,
  lifecycleStages,
  responseStatuses,
} from "@/server/leads/schemas";
import { useOwners } from "../use-owners";

export interface FieldSpec {
  /** As the edit names it; `attributes.<key>` is a workspace's own. */
  name: string;
  label: string;
  kind: FieldType | "tags";
  options?: { value: string; label: string }[];
  /** It cannot be emptied. */
  isRequired?: boolean;
}

const texts = [
  "firstName",
  "lastName",
  "company",
  "companyWebsite",
  "timeZone",
  "state",
  "postcode",
  "country",
] as const;

const asOptions = (values: readonly string[]) => values.map((value) => ({ value, label: value }));

/** The fields that every lead has and that a person may correct. */
export function useBuiltInFields(): FieldSpec[] {
  const t = useTranslations("leads.fields");
  return texts.map((name) => ({ name, label: t(name), kind: "text" }));
}

/** Where a lead stands, as far as a person may say so. */
export function useStandingFields(): FieldSpec[] {
  const t = useTranslations("leads.fields");
  const owners = useOwners();
  const bases = lawfulBases.map((basis) => ({ value: basis, label: t(`bases.${basis}`) }));
  const stages = lifecycleStages.map((stage) => ({ value: stage, label: t(`lifecycles.${stage}`) }));
  return [
    { name: "ownerId", label: t("owner"), kind: "choice", options: owners },
    { name: "tags", label: t("tags"), kind: "tags" },
    { name: "lifecycleStage", label: t("lifecycle"), kind: "choice", options: stages, isRequired: true },
    {
      name: "responseStatus",
      label: t("response"),
      kind: "choice",
      options: asOptions(responseStatuses),
      isRequired: true,
    },
    { name: "followUpStage", label: t("followUp"), kind: "choice", options: asOptions(followUpStages) },
    { name: "engagementStage", label: t("engagementStage"), kind: "text", isRequired: true },
    { name: "lawfulBasis", label: t("lawfulBasis"), kind: "choice", options: bases },
  ];
}

/** The workspace's own fields, and what leads carry without a definition. */
export function ownFieldSpecs(fields: readonly LeadField[], attributes: Readonly<Record<string, string>>): FieldSpec[] {
  const defined = fields
    .filter(({ archivedAt }) => !archivedAt)
    .map(
      ({ key, label, type, options }): FieldSpec => ({
        name: `attributes.${key}`,
        label,
        kind: type,
        options: asOptions(options),
      }),
    );
  const known = new Set(fields.map(({ key }) => key));
  const loose = Object.keys(attributes)
    .filter((key) => !known.has(key))
    .map((key): FieldSpec => ({ name: `attributes.${key}`, label: key, kind: "text" }));
  return [...defined, ...loose];
}
