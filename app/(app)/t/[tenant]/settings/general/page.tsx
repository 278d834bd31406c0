import { GeneralForm } from "@/components/tenancy/general-form";
import { SettingsHeader } from "@/components/tenancy/settings-header";

export default function GeneralPage() {
  return (
    <>
      <SettingsHeader page="general" />
      <GeneralForm />
    </>
  );
}
