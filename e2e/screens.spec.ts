import { expect, type Page, test } from "@playwright/test";
import { isAccessibleEverywhere, looks } from "./support/accessible";
import { signIn } from "./support/sample-account";

const screens = [
  "home",
  "inbox",
  "inbox/all",
  "tasks",
  "leads",
  "leads/companies",
  "leads/segments",
  "leads/import",
  "leads/duplicates",
  "campaigns",
  "compliance",
  "compliance/suppressions",
  "compliance/rules",
  "compliance/deliverability",
  "settings/profile",
  "settings/general",
  "settings/members",
  "settings/channels",
  "settings/fields",
  "settings/developers",
  "settings/outbox",
  "nowhere",
] as const;

/** Light and wide, dark and narrow: an overlay differs by little else. */
const opposites = [looks[0], looks[3]];

const builderSteps = ["audience", "message", "timing", "compliance", "review"] as const;

const button = (name: string | RegExp) => (page: Page) => page.getByRole("button", { name }).first().click();

/** What opens over a screen, and what shows that it is open. */
const overlays: { screen: string; name: string; open: (page: Page) => Promise<void>; role: "dialog" | "menu" }[] = [
  { screen: "home", name: "user-menu", open: button(/Account of/), role: "menu" },
  { screen: "home", name: "workspaces", open: button(/^Workspace .*: switch/), role: "menu" },
  { screen: "home", name: "shortcuts", open: (page) => page.keyboard.press("?"), role: "dialog" },
  { screen: "home", name: "palette", open: (page) => page.keyboard.press("Control+k"), role: "dialog" },
  { screen: "home", name: "clock", open: button("Advance clock"), role: "menu" },
  { screen: "home", name: "jobs", open: button("Background jobs"), role: "dialog" },
  { screen: "leads", name: "filter", open: button("Filter"), role: "dialog" },
  { screen: "leads", name: "columns", open: button("Columns"), role: "dialog" },
  { screen: "leads", name: "save-view", open: button("Save view"), role: "dialog" },
  { screen: "leads/segments", name: "fixed-segment", open: button("New fixed segment"), role: "dialog" },
  { screen: "leads", name: "add-lead", open: button("Add lead"), role: "dialog" },
  { screen: "compliance/suppressions", name: "add-suppression", open: button("Add to the list"), role: "dialog" },
  { screen: "compliance", name: "halt", open: button("Halt sending"), role: "dialog" },
  { screen: "settings/members", name: "invite", open: button(/^Invite/), role: "dialog" },
  { screen: "settings/fields", name: "add-field", open: button("Add field"), role: "dialog" },
  { screen: "settings/channels", name: "add-sender", open: button(/^Add/), role: "dialog" },
  { screen: "settings/channels", name: "add-mailbox", open: button("Add mailbox"), role: "dialog" },
  { screen: "settings/channels", name: "add-whatsapp", open: button("Add WhatsApp number"), role: "dialog" },
  { screen: "settings/channels", name: "add-template", open: button("Add template"), role: "dialog" },
  { screen: "settings/channels", name: "test-mail", open: button("Send a test message"), role: "dialog" },
  { screen: "settings/channels", name: "read-mailbox", open: button("New mailbox to read"), role: "dialog" },
  { screen: "settings/channels", name: "connect-site", open: button("Connect your site"), role: "dialog" },
];

const goTo = async (page: Page, screen: string) => {
  await page.goto(page.url().replace(/\/t\/([^/?#]+).*/, `/t/$1/${screen}`));
  await expect(page.locator("h1").first()).toBeVisible();
  await expect(page.locator(".mantine-Skeleton-root")).toHaveCount(0);
};

test("axe finds nothing on any screen, light and dark, wide and narrow", async ({ page }) => {
  test.setTimeout(600_000);
  await signIn(page);
  for (const screen of screens) {
    await test.step(screen, async () => {
      await goTo(page, screen);
      await isAccessibleEverywhere(page, `screen-${screen.replace("/", "-")}`);
    });
  }
});

test("axe finds nothing in any step of the campaign builder", async ({ page }) => {
  test.setTimeout(300_000);
  await signIn(page);
  await goTo(page, "campaigns");
  await page.getByRole("button", { name: "New campaign", exact: true }).first().click();
  await expect(page).toHaveURL(/\/edit\//);
  const address = page.url();
  for (const step of builderSteps) {
    await test.step(step, async () => {
      await page.goto(address.replace(/\/edit\/[a-z]+/, `/edit/${step}`));
      await isAccessibleEverywhere(page, `builder-${step}`);
    });
  }
});

test("axe finds nothing with a menu or a dialog open", async ({ page }) => {
  test.setTimeout(600_000);
  await signIn(page);
  for (const { screen, name, open, role } of overlays) {
    await test.step(name, async () => {
      await goTo(page, screen);
      await open(page);
      await expect(page.getByRole(role).first()).toBeVisible();
      await isAccessibleEverywhere(page, `overlay-${name}`, opposites);
    });
  }
});
