import { expect, type Page, test } from "@playwright/test";
import { isAccessibleEverywhere } from "./support/accessible";
import { signUp } from "./support/sign-up";

const field = (page: Page, name: string) => page.getByRole("button", { name: `Edit ${name}`, exact: true });

test("a lead's life: own fields are defined and kept by type, a wrong value is put back, every tab tells its part", async ({
  page,
}) => {
  test.setTimeout(300_000);
  await signUp(page);
  await page.goto(page.url().replace(/\/t\/([^/?#]+).*/, "/t/$1/settings/fields"));
  await expect(page.getByRole("heading", { name: "No fields of your own yet" })).toBeVisible();
  for (const [name, type] of [
    ["Contract value", "Number"],
    ["Renewal", "Date"],
  ] as const) {
    await page.getByRole("button", { name: "Add field" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("textbox", { name: "Name" }).fill(name);
    await dialog.getByRole("combobox", { name: "Type" }).click();
    await page.getByRole("option", { name: type, exact: true }).click();
    await dialog.getByRole("button", { name: "Add field" }).click();
    await expect(dialog).toBeHidden();
  }
  await page.getByRole("button", { name: "Move Renewal up" }).click();
  await expect(page.getByRole("button", { name: "Move Renewal up" })).toBeDisabled();
  await isAccessibleEverywhere(page, "lead-fields-settings");

  await page.goto(page.url().replace(/\/settings.*/, "/leads"));
  await page.getByRole("button", { name: "Add lead" }).first().click();
  await page.getByRole("textbox", { name: "First name" }).fill("Ana");
  await page.getByRole("textbox", { name: "Phone" }).fill("415 555 0100");
  await page.getByRole("dialog").getByRole("button", { name: "Add lead" }).click();
  await expect(page.getByRole("heading", { name: "Ana", level: 1 })).toBeVisible();
  await expect(page.getByText(/None: In no campaign/)).toBeVisible();
  await expect(page.getByText("Has a phone: +8")).toBeVisible();

  await page.getByRole("tab", { name: "Fields" }).click();
  await field(page, "Contract value").click();
  await page.getByRole("textbox", { name: "Contract value" }).fill("a lot");
  await page.keyboard.press("Enter");
  await expect(page.getByText(/Put back: Contract value: "a lot" is no number\./)).toBeVisible();
  const refusal = page.getByRole("alert").filter({ hasText: "Put back" });
  await refusal.getByRole("button", { name: "Dismiss" }).click();
  await field(page, "Contract value").click();
  await page.getByRole("textbox", { name: "Contract value" }).fill("1,200.50");
  await page.keyboard.press("Enter");
  await expect(page.getByText("1200.5", { exact: true })).toBeVisible();
  await page.reload();
  await expect(page.getByText("1200.5", { exact: true })).toBeVisible();
  await isAccessibleEverywhere(page, "lead-fields");

  for (const tab of ["Consent", "Campaigns", "Evidence", "Conversation", "Timeline"]) {
    await page.getByRole("tab", { name: tab }).click();
    await isAccessibleEverywhere(page, `lead-${tab.toLowerCase()}`);
  }
  await expect(page.getByText(/lead edited/).first()).toBeVisible();
  await page.getByRole("searchbox", { name: "Search the timeline" }).fill("nothing like this");
  await expect(page.getByText("Nothing of this kind or with these words.")).toBeVisible();
  await page.getByRole("searchbox", { name: "Search the timeline" }).fill("");
  await page.getByRole("button", { name: "Pause all outreach" }).click();
  await expect(page.getByText(/None: Outreach to this lead is paused/)).toBeVisible();
});
