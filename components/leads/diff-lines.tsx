import { Text } from "@mantine/core";
import { useTranslations } from "next-intl";

type Change = { before?: unknown; after?: unknown };

const isHidden = (value: unknown) => typeof value === "object" && value !== null && "hmac" in value;
const spaced = (field: string) =>
  field
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replaceAll("_", " ")
    .toLowerCase();

/** What a change changed; the audit keeps of personal values only that they differ. */
export function DiffLines({ diff }: { diff: unknown }) {
  const t = useTranslations("leads.timeline");
  const shown = (value: unknown) => {
    if (value === null || value === undefined || value === "") return t("empty");
    return Array.isArray(value) ? value.join(", ") : String(value);
  };
  const isTold = ({ before, after }: Change) => isHidden(before) || isHidden(after) || shown(before) !== shown(after);
  const lines = Object.entries((diff ?? {}) as Record<string, Change>).filter(([, change]) => isTold(change));
  return lines.map(([field, { before, after }]) => (
    <Text key={field} size="sm" style={{ overflowWrap: "anywhere" }}>
      {isHidden(before) || isHidden(after)
        ? t("changed", { field: spaced(field) })
        : t("changedTo", { field: spaced(field), before: shown(before), after: shown(after) })}
    </Text>
  ));
}
