import { notFound } from "next/navigation";
import { isBuilderStep } from "@/components/campaigns/builder-steps";

type StepPageProps = { params: Promise<{ step: string }> };

/** The step's own content is drawn by the builder in the layout, which keeps what is typed. */
export default async function StepPage({ params }: StepPageProps) {
  const { step } = await params;
  if (!isBuilderStep(step)) notFound();
  return null;
}
