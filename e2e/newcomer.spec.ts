import { expect, type Locator, type Page, test } from "@playwright/test";
import { isAccessibleEverywhere } from "./support/accessible";
import { signIn } from "./support/sample-account";

const mostClicks = 25;

/** Clicks and counts. */
function counter() {
  let clicks = 0;
  const click = async (target: Locator) => {
    await target.click({ timeout: 60_000 });
    clicks += 1;
  };
  return { click, count: () => clicks };
}

const nav = (page: Page, name: string) => page.getByRole("link", { name: new RegExp(`^${name}`) }).first();

test("[CMP-1] [INB-5] [P-1.1] a newcomer goes from the sample to a booked call, an opt-out and a thread taken over, in at most 25 clicks", async ({
  page,
}) => {
  test.setTimeout(900_000);
  const { click, count } = counter();
  await signIn(page);
  const signInClicks = 1;
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await isAccessibleEverywhere(page, "1-home-first");

  await click(page.getByRole("button", { name: "Import the sample" }).first());
  await click(page.getByRole("button", { name: "Check all rows" }));
  await click(page.getByRole("button", { name: "Continue to consent" }));
  await click(page.getByRole("checkbox", { name: "I warrant that these consent records are true" }));
  await isAccessibleEverywhere(page, "2-import-consent");
  await click(page.getByRole("button", { name: "Review" }));
  await click(page.getByRole("button", { name: /^Import \d+ rows/ }));
  await expect(page.getByRole("heading", { name: "Import done" })).toBeVisible({ timeout: 60_000 });
  await isAccessibleEverywhere(page, "3-import-done");

  await click(nav(page, "Home"));
  await click(page.getByRole("button", { name: "New campaign" }).first());
  await expect(page).toHaveURL(/\/campaigns\/.*\/edit\//, { timeout: 60_000 });
  await isAccessibleEverywhere(page, "4-builder");
  await click(page.getByRole("link", { name: /Review/ }).first());
  const launch = page.getByRole("button", { name: /^Launch to \d+/ });
  await expect(launch).toBeEnabled({ timeout: 60_000 });
  await isAccessibleEverywhere(page, "5-review");
  await click(launch);
  await expect(page.getByText("Launch on hold")).toBeVisible({ timeout: 60_000 });
  await isAccessibleEverywhere(page, "6-hold");

  await click(page.getByRole("button", { name: "Advance clock" }).first());
  await click(page.getByRole("menuitem", { name: "By 1 day" }));
  await expect(page.getByText(/The clock moved on/).first()).toBeVisible({ timeout: 300_000 });
  await expect(page.getByText("Launch on hold")).toBeHidden({ timeout: 60_000 });
  await expect(page.getByRole("link", { name: /^[1-9]\d* Booked$/ })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole("application", { name: /^Results over time/ })).toBeVisible({ timeout: 60_000 });
  await isAccessibleEverywhere(page, "7-report");
  await click(page.getByRole("button", { name: "View as table" }));
  await expect(page.getByRole("row", { name: /^Total [1-9]/ })).toBeVisible();
  await isAccessibleEverywhere(page, "7-report-table");

  await click(nav(page, "Inbox"));
  await expect(page).toHaveURL(/\/inbox/);
  await isAccessibleEverywhere(page, "8-inbox");
  const views = page.getByRole("navigation", { name: "Inbox views" });
  await expect(views.getByRole("link", { name: /^All/ })).toHaveAttribute("aria-current", "page");
  const threads = page
    .getByRole("region", { name: "Conversations" })
    .or(page.getByRole("list", { name: "Conversations" }))
    .getByRole("link");
  await expect(threads.first()).toBeVisible({ timeout: 60_000 });
  await click(page.getByRole("combobox", { name: "State of the conversation" }));
  await click(page.getByRole("option", { name: "Opted out" }));
  await click(threads.filter({ hasText: /Opted out/ }).first());
  await expect(page.getByText(/This person opted out/)).toBeVisible({ timeout: 60_000 });
  await isAccessibleEverywhere(page, "9-opted-out");

  await click(views.getByRole("link", { name: /^Needs human/ }));
  await click(threads.first());
  await click(page.getByRole("button", { name: /^Take over/ }));
  await expect(page.getByText("You (AI paused)").first()).toBeVisible({ timeout: 60_000 });
  await isAccessibleEverywhere(page, "10-taken-over");

  await click(nav(page, "Compliance"));
  await isAccessibleEverywhere(page, "11-compliance");
  await click(page.getByRole("link", { name: "Open the suppression list" }));
  await expect(page.getByRole("row").nth(1)).toBeVisible({ timeout: 60_000 });
  await isAccessibleEverywhere(page, "12-suppressions");

  await click(nav(page, "Home"));
  await isAccessibleEverywhere(page, "13-home-done");
  const file = page.waitForEvent("download", { timeout: 60_000 });
  await click(page.getByRole("link", { name: "Export leads" }).first());
  expect((await file).suggestedFilename()).toBe("leads.csv");
  expect(signInClicks + count()).toBeLessThanOrEqual(mostClicks);
});
