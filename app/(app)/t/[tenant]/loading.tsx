import { TableSkeleton } from "@/components/ui/skeletons";

export default function LoadingInWorkspace() {
  return <TableSkeleton />;
}
