import { expect, test } from "@playwright/test";
import { isAccessible } from "./support/accessible";
import { signUp } from "./support/sign-up";

test("a workspace narrows its sending hours; wider than the law is refused in a sentence", async ({ page }) => {
  await signUp(page);
  await page.getByRole("link", { name: "Compliance", exact: true }).first().click();
  await page.getByRole("link", { name: "Sending hours" }).click();
  const from = page.getByLabel("Monday: from");
  await from.fill("06:00");
  await page.getByRole("button", { name: "Save rules" }).click();
  await expect(
    page.getByRole("alert").filter({ hasText: "Monday's window is wider than the law allows" }),
  ).toBeVisible();
  await isAccessible(page);
  await from.fill("10:30");
  await page.getByRole("switch", { name: "Sunday" }).setChecked(false);
  await page.getByRole("button", { name: "Save rules" }).click();
  await expect(page.getByText(/^Rules saved/)).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("Monday: from")).toHaveValue("10:30");
  await expect(page.getByRole("switch", { name: "Sunday" })).not.toBeChecked();
});
