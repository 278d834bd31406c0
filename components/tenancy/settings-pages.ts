export interface SettingsPage {
  /** Its words are in messages/en/tenancy.json under "settings.nav". */
  key: string;
  /** Under /t/[tenant]. */
  path: string;
  permission?: string;
}

/** The pages of Settings, in the order of their menu. */
export const settingsPages: SettingsPage[] = [
  { key: "profile", path: "/settings/profile" },
  { key: "general", path: "/settings/general", permission: "settings:branding" },
  { key: "members", path: "/settings/members", permission: "members:read" },
  { key: "channels", path: "/settings/channels", permission: "settings:channels" },
  { key: "fields", path: "/settings/fields", permission: "settings:fields" },
  { key: "developers", path: "/settings/developers", permission: "keys:read" },
  { key: "outbox", path: "/settings/outbox", permission: "members:write" },
];
