import {
  IconAddressBook,
  IconBuilding,
  IconChecklist,
  IconFileImport,
  IconFilter,
  IconHome,
  IconInbox,
  IconSend,
  IconSettings,
  IconShieldCheck,
  IconUsers,
} from "@tabler/icons-react";
import type { ComponentType } from "react";

export interface NavigationItem {
  /** The key of its words in messages/en/shell.json under "nav". */
  key: string;
  /** Under /t/[tenant]. */
  path: string;
  icon: ComponentType<{ size?: number | string; "aria-hidden"?: boolean }>;
  /** The right without which it is absent. */
  permission?: string;
  /** The keys that go there, such as "g i". */
  keys?: string;
  /** In the bottom bar of a phone; the rest is under More. */
  isTab?: boolean;
  children?: Omit<NavigationItem, "children" | "isTab">[];
}

/** The sidebar, the phone's tab bar, the palette and the "go to" shortcuts, all from this one list. */
export const navigation: NavigationItem[] = [
  { key: "home", path: "/home", icon: IconHome, keys: "g h", isTab: true },
  { key: "inbox", path: "/inbox", icon: IconInbox, permission: "conversations:read", keys: "g i", isTab: true },
  { key: "tasks", path: "/tasks", icon: IconChecklist, permission: "conversations:read", keys: "g t" },
  {
    key: "leads",
    path: "/leads",
    icon: IconAddressBook,
    permission: "leads:read",
    keys: "g l",
    isTab: true,
    children: [
      { key: "companies", path: "/leads/companies", icon: IconBuilding, permission: "leads:read" },
      { key: "segments", path: "/leads/segments", icon: IconFilter, permission: "segments:read", keys: "g s" },
      { key: "duplicates", path: "/leads/duplicates", icon: IconUsers, permission: "leads:read" },
      { key: "import", path: "/leads/import", icon: IconFileImport, permission: "leads:import" },
    ],
  },
  { key: "campaigns", path: "/campaigns", icon: IconSend, permission: "campaigns:read", keys: "g c", isTab: true },
  { key: "compliance", path: "/compliance", icon: IconShieldCheck, permission: "consent:read", keys: "g o" },
  { key: "settings", path: "/settings", icon: IconSettings, keys: "g e" },
];

/** What this viewer may see, children included. */
export function visibleNavigation(permissions: readonly string[]): NavigationItem[] {
  const may = (item: { permission?: string }) => !item.permission || permissions.includes(item.permission);
  return navigation.filter(may).map((item) => ({ ...item, children: item.children?.filter(may) }));
}

/** All visible items in one flat list. */
export const flatNavigation = (permissions: readonly string[]) =>
  visibleNavigation(permissions).flatMap((item) => [item, ...(item.children ?? [])]);

/** The item whose path is the longest start of the page's path. */
export function activePath(paths: string[], current: string) {
  return paths
    .filter((path) => current === path || current.startsWith(`${path}/`))
    .sort((a, b) => b.length - a.length)[0];
}
