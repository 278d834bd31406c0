import "@mantine/notifications/styles.css";
import type { ReactNode } from "react";

export default function AppLayout({ children }: { children: ReactNode }) {
  return children;
}
