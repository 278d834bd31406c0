import { SuppressionList } from "@/components/consent/suppression-list";

export default function SuppressionsRoute() {
  return <SuppressionList />;
}
