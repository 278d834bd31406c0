import { useTranslations } from "next-intl";

/** What the text at a place of the sequence is called, from 0: "First text", "Follow-up 1". No two have the same name. */
export function useStepName(): (at: number) => string {
  const t = useTranslations("campaigns.message");
  return (at) => (at === 0 ? t("first") : t("followUp", { place: at }));
}
