import { LeadList } from "@/components/leads/lead-list";

export default function LeadsPage() {
  return <LeadList />;
}
