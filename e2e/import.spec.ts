import { expect, test } from "@playwright/test";
import { isAccessible } from "./support/accessible";
import { signUp } from "./support/sign-up";

test("[P-FR1.1] [LEADS-3] the sample becomes leads, a filter becomes a segment, the list becomes a file", async ({
  page,
}) => {
  await signUp(page);
  await page.getByRole("link", { name: "Leads", exact: true }).first().click();
  await expect(page.getByRole("heading", { name: "No leads yet" })).toBeVisible();
  await isAccessible(page);

  await page.getByRole("button", { name: "Import the sample" }).click();
  await expect(page.getByRole("heading", { name: "What is in each column?" })).toBeVisible();
  await isAccessible(page);
  await page.getByRole("button", { name: "Check all rows" }).click();
  await expect(page.getByRole("heading", { name: "What the check found" })).toBeVisible();
  await expect(page.getByText(/shortened this number/).first()).toBeVisible();
  await isAccessible(page);
  await page.getByRole("button", { name: "Continue to consent" }).click();
  await page.getByRole("checkbox", { name: "I warrant that these consent records are true" }).check();
  await isAccessible(page);
  await page.getByRole("button", { name: "Review" }).click();
  await isAccessible(page);
  await page.getByRole("button", { name: /^Import \d+ rows/ }).click();
  await expect(page.getByRole("heading", { name: "Import done" })).toBeVisible();
  await isAccessible(page);
  const problems = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download rejected rows" }).click();
  expect((await problems).suggestedFilename()).toBe("problems.csv");

  await page.getByRole("link", { name: "See the leads" }).click();
  await expect(page.getByRole("status").filter({ hasText: /\d+ leads/ })).toBeVisible();
  await isAccessible(page);
  await page.getByRole("button", { name: "Edit filter" }).click();
  await page.getByRole("button", { name: "Add condition" }).first().click();
  await isAccessible(page);
  await page.getByRole("combobox", { name: "Field" }).last().click();
  await page.getByRole("option", { name: "Text consent" }).click();
  await page.getByRole("button", { name: "Apply filter" }).click();
  await expect(page).toHaveURL(/sms_consent/);
  const found = await page
    .getByRole("status")
    .filter({ hasText: /\d+ leads/ })
    .textContent();
  await page.reload();
  await expect(page.getByRole("status").filter({ hasText: found ?? "" })).toBeVisible();

  await page.getByRole("button", { name: "Save as segment" }).click();
  await page.getByRole("textbox", { name: "Name" }).fill("May be texted");
  await isAccessible(page);
  await page.getByRole("dialog").getByRole("button", { name: "Save as segment" }).click();
  await expect(page).toHaveURL(/segment=/);
  await expect(page.getByRole("status").filter({ hasText: found ?? "" })).toBeVisible();
  const file = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export CSV" }).click();
  expect((await file).suggestedFilename()).toBe("leads.csv");
});

test("[P-FR2.2] a lead's page tells consent and timeline, pauses outreach and records an opt-out; on a phone too", async ({
  page,
}) => {
  await signUp(page);
  await page.getByRole("link", { name: "Leads", exact: true }).first().click();
  await page.getByRole("button", { name: "Add lead" }).click();
  await page.getByRole("textbox", { name: "First name" }).fill("Ana");
  await page.getByRole("textbox", { name: "Phone" }).fill("415 555 0100");
  await isAccessible(page);
  await page.getByRole("dialog").getByRole("button", { name: "Add lead" }).click();
  await expect(page.getByRole("heading", { name: "Ana", level: 1 })).toBeVisible();
  await page.getByRole("button", { name: "Pause all outreach" }).click();
  await expect(page.getByText("Outreach paused", { exact: true })).toBeVisible();
  await isAccessible(page);
  await page.getByRole("button", { name: "Record opt-out" }).click();
  await page.getByRole("textbox", { name: /What the lead said/ }).fill("Asked on the phone not to be texted.");
  await isAccessible(page);
  await page.getByRole("button", { name: "Stop all contact" }).click();
  await expect(page.getByText(/Asked on the phone/).first()).toBeVisible();
  await expect(page.getByRole("button", { name: "Record opt-out" })).toBeHidden();
  await page.emulateMedia({ colorScheme: "dark" });
  await page.setViewportSize({ width: 360, height: 740 });
  await isAccessible(page);
  await page.goto(page.url().replace(/\/leads\/.*/, "/leads"));
  await expect(page.getByRole("link", { name: "Ana" })).toBeVisible();
  await isAccessible(page);
  await page.goto(page.url().replace(/\/leads.*/, "/leads/import"));
  await isAccessible(page);
  await page.goto(page.url().replace(/\/leads.*/, "/leads/segments"));
  await isAccessible(page);
});

test("[IMP-6] the whole wizard goes by keyboard", async ({ page }) => {
  await signUp(page);
  await page.goto(page.url().replace(/\/t\/([^/]+).*/, "/t/$1/leads/import"));
  await page.getByRole("button", { name: "Import the sample" }).focus();
  await page.keyboard.press("Enter");
  for (const name of ["Check all rows", "Continue to consent", "Review", /^Import \d+ rows/]) {
    const button = page.getByRole("button", { name });
    await expect(button).toBeVisible();
    await button.focus();
    await page.keyboard.press("Enter");
  }
  await expect(page.getByRole("heading", { name: "Import done" })).toBeVisible();
});
