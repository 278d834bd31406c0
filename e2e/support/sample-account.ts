import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, type Page } from "@playwright/test";

/** The owner of the seeded workspace, as `npm start` prints it. */
export function sampleAccount(): { email: string; password: string } {
  return JSON.parse(readFileSync(join(process.env.DATA_DIR ?? ".data", "sample-account.json"), "utf8"));
}

/** Signs the owner in and waits for the workspace. */
export async function signIn(page: Page, { email, password } = sampleAccount()): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(email);
  await page.getByRole("textbox", { name: "Password" }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL(/\/t\//);
}
