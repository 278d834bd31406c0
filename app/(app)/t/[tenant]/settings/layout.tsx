import type { ReactNode } from "react";
import { SettingsMenu } from "@/components/tenancy/settings-menu";

export default function SettingsLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <SettingsMenu />
      {children}
    </>
  );
}
