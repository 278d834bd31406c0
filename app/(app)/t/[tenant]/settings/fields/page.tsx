import { FieldList } from "@/components/leads/fields/field-list";
import { Area } from "@/components/ui/area";
import { TableSkeleton } from "@/components/ui/skeletons";
import { Hydrated, prefetch, trpc } from "@/server/trpc/prefetch";

export default function FieldsPage() {
  prefetch(trpc.leads.everyField.queryOptions());
  return (
    <Hydrated>
      <Area skeleton={<TableSkeleton rows={4} />}>
        <FieldList />
      </Area>
    </Hydrated>
  );
}
