import { Button, Center, VisuallyHidden } from "@mantine/core";
import { useTranslations } from "next-intl";

/** Keyset paging: asks for the page after the last row. */
export function LoadMore({ isLoading, onLoad }: { isLoading: boolean; onLoad: () => void }) {
  const t = useTranslations("ui");
  return (
    <Center py="sm">
      <Button variant="default" loading={isLoading} onClick={onLoad}>
        {t("loadMore")}
      </Button>
      <VisuallyHidden aria-live="polite">{isLoading ? t("loading") : ""}</VisuallyHidden>
    </Center>
  );
}
