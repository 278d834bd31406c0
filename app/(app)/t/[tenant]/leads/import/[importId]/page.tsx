import { ImportWizard } from "@/components/imports/import-wizard";
import { Hydrated, prefetch, trpc } from "@/server/trpc/prefetch";

type ImportPageProps = { params: Promise<{ importId: string }> };

export default async function ImportPage({ params }: ImportPageProps) {
  const { importId } = await params;
  prefetch(trpc.imports.get.queryOptions({ importId }));
  return (
    <Hydrated>
      <ImportWizard importId={importId} />
    </Hydrated>
  );
}
