"use client";

import { Stack, Stepper, Text } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useFormatter, useTranslations } from "next-intl";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { PageHeader } from "@/components/shell/page-header";
import { useTRPC } from "@/components/shell/trpc";
import { Area } from "@/components/ui/area";
import { FormSkeleton } from "@/components/ui/skeletons";
import type { ImportStatus, ImportView } from "@/server/imports/schemas";
import { ConsentStep } from "./consent-step";
import { encodingName } from "./encoding-names";
import { FixStep } from "./fix-step";
import { ImportBadge } from "./import-home";
import { MapStep } from "./map-step";
import { ReviewStep } from "./review-step";
import { RunStep } from "./run-step";

const steps = ["map", "fix", "consent", "run"] as const;
export type Step = (typeof steps)[number];

const moving: ImportStatus[] = ["validating", "running"];
const isMoving = (one: ImportView | undefined) =>
  one !== undefined && moving.includes(one.status) && (one.pausedAt === null || one.cancelRequested);

export function ImportWizard({ importId }: { importId: string }) {
  return (
    <Area skeleton={<FormSkeleton />}>
      <Wizard importId={importId} />
    </Area>
  );
}

function Wizard({ importId }: { importId: string }) {
  const t = useTranslations("imports");
  const format = useFormatter();
  const trpc = useTRPC();
  const { data: one } = useSuspenseQuery({
    ...trpc.imports.get.queryOptions({ importId }),
    refetchInterval: (query) => (isMoving(query.state.data) ? 700 : false),
  });
  const [asked, setStep] = useQueryState("step", parseAsStringLiteral(steps).withOptions({ history: "push" }));
  const step = stepOf(one, asked);
  const [size, unit] = one.fileBytes < 104_858 ? [one.fileBytes / 1024, "kB"] : [one.fileBytes / 1_048_576, "MB"];
  const bytes = `${format.number(size, { maximumFractionDigits: 1 })} ${unit}`;
  return (
    <>
      <PageHeader
        title={one.fileName}
        section={t("title")}
        back={{ path: "/leads/import", label: t("title") }}
        badges={<ImportBadge one={one} />}
      >
        {t("facts", { bytes, encoding: encodingName(one.encoding), columns: one.columns.length })}
      </PageHeader>
      <Stack gap="lg">
        <Steps step={step} />
        <StepContent one={one} step={step} goTo={(next) => void setStep(next)} />
      </Stack>
    </>
  );
}

/** A running or finished import shows its run, whatever the address says; else the address decides. */
function stepOf(one: ImportView, asked: Step | null): Step {
  if (one.status !== "mapping" && one.status !== "validating") return "run";
  if (one.status === "validating") return asked === "run" || asked === "consent" ? "run" : "fix";
  return asked ?? "map";
}

function Steps({ step }: { step: Step }) {
  const t = useTranslations("imports.steps");
  const isPhone = useMediaQuery("(max-width: 48em)");
  const at = 1 + steps.indexOf(step);
  if (isPhone) return <Text fw={600}>{t("place", { at: at + 1, of: 1 + steps.length, name: t(step) })}</Text>;
  return (
    <nav aria-label={t("label")}>
      <Stepper active={at} size="sm" allowNextStepsSelect={false}>
        {(["upload", ...steps] as const).map((name) => (
          <Stepper.Step
            key={name}
            label={t(name)}
            allowStepSelect={false}
            aria-current={name === step ? "step" : undefined}
          />
        ))}
      </Stepper>
    </nav>
  );
}

function StepContent({ one, step, goTo }: { one: ImportView; step: Step; goTo: (next: Step) => void }) {
  if (step === "map") return <MapStep one={one} goTo={goTo} />;
  if (step === "fix") return <FixStep one={one} goTo={goTo} />;
  if (step === "consent") return <ConsentStep one={one} goTo={goTo} />;
  return one.status === "mapping" || one.status === "validating" ? (
    <ReviewStep one={one} goTo={goTo} />
  ) : (
    <RunStep one={one} />
  );
}
