import { DuplicateList } from "@/components/duplicates/duplicate-list";

export default function DuplicatesPage() {
  return <DuplicateList />;
}
