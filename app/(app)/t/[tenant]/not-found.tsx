import { PageMissing } from "@/components/shell/page-missing";

export default function NotFoundInWorkspace() {
  return <PageMissing />;
}
