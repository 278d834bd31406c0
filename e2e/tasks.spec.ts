import { expect, type Page, test } from "@playwright/test";
import { isAccessibleEverywhere, looks } from "./support/accessible";
import { signIn } from "./support/sample-account";
import { signUp } from "./support/sign-up";

const opposites = [looks[0], looks[3]];

const goTo = async (page: Page, screen: string) => {
  await page.goto(page.url().replace(/\/t\/([^/?#]+).*/, `/t/$1/${screen}`));
  await expect(page.locator("h1").first()).toBeVisible();
  await expect(page.locator(".mantine-Skeleton-root")).toHaveCount(0);
};

test("[E2.3] a LinkedIn message is made as a task on the lead's page, done from the list by keyboard, and stands on the timeline", async ({
  page,
}) => {
  test.setTimeout(180_000);
  await signUp(page);
  await goTo(page, "leads");
  await page.getByRole("button", { name: "Add lead" }).first().click();
  await page.getByRole("textbox", { name: "First name" }).fill("Ana");
  await page.getByRole("textbox", { name: "Phone" }).fill("415 555 0100");
  await page.getByRole("dialog").getByRole("button", { name: "Add lead" }).click();
  await expect(page).toHaveURL(/\/leads\/[0-9a-f-]{36}/);
  const lead = page.url();
  await page.getByRole("button", { name: "New task" }).click();
  await page.getByRole("radio", { name: "Phone call" }).focus();
  await page.keyboard.press("ArrowRight");
  await page
    .getByRole("dialog")
    .getByRole("textbox", { name: "Message" })
    .fill("Hello, are you still looking for a roofer?");
  await isAccessibleEverywhere(page, "overlay-new-task", opposites);
  await page.getByRole("button", { name: "Create task" }).click();
  await expect(page.getByText("The task is on the list.")).toBeVisible();

  await goTo(page, "tasks");
  await isAccessibleEverywhere(page, "screen-tasks-filled");
  await page.getByRole("row").nth(1).focus();
  await page.keyboard.press("Enter");
  const drawer = page.getByRole("dialog");
  await expect(drawer.getByRole("button", { name: "Copy message" })).toBeVisible();
  await expect(drawer.getByRole("link", { name: "Find in Sales Navigator" })).toHaveAttribute(
    "href",
    /^https:\/\/www\.linkedin\.com\/sales\/search\/people\?keywords=/,
  );
  await isAccessibleEverywhere(page, "overlay-task", opposites);
  await drawer.getByRole("button", { name: "Mark sent" }).click();
  await expect(page.getByText("Nothing is due")).toBeVisible();

  await page.goto(lead);
  await expect(page.getByText("Hello, are you still looking for a roofer?").first()).toBeVisible({ timeout: 20_000 });
});

test("[E2.1] a campaign step is set to the best channel by keyboard alone", async ({ page }) => {
  test.setTimeout(120_000);
  await signIn(page);
  await goTo(page, "campaigns");
  await page.getByRole("button", { name: "New campaign", exact: true }).first().click();
  await expect(page).toHaveURL(/\/edit\//);
  await page.goto(page.url().replace(/\/edit\/[a-z]+/, "/edit/message"));
  const channel = page.getByRole("combobox", { name: "Sent by" }).first();
  await channel.focus();
  await page.keyboard.press("Enter");
  const best = page.getByRole("option", { name: "Best channel, per lead" });
  await expect(best).toBeVisible();
  await expect(async () => {
    await page.keyboard.press("ArrowDown");
    await expect(best).toHaveAttribute("data-combobox-selected", /.*/, { timeout: 500 });
  }).toPass();
  await page.keyboard.press("Enter");
  await expect(channel).toHaveValue("Best channel, per lead");
  await page.getByLabel("Subject").first().fill("Your roof");
  await isAccessibleEverywhere(page, "builder-best-channel");
});
