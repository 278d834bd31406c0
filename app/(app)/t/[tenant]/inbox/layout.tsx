import type { ReactNode } from "react";
import { Inbox } from "@/components/conversations/inbox";

/** The inbox stays mounted while threads open and close, so that its list keeps its place; the page only names the thread. */
export default function InboxLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <Inbox />
      {children}
    </>
  );
}
