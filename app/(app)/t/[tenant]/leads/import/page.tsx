import { ImportHome } from "@/components/imports/import-home";
import { Hydrated, prefetch, trpc } from "@/server/trpc/prefetch";

export default function ImportPage() {
  prefetch(trpc.imports.list.queryOptions());
  return (
    <Hydrated>
      <ImportHome />
    </Hydrated>
  );
}
