import { randomUUID } from "node:crypto";
import { expect, type Page } from "@playwright/test";

/** A workspace of the test's own, opened by its owner; answers the workspace's path, such as "/t/oak-1a2b". */
export async function signUp(page: Page): Promise<string> {
  const mark = randomUUID().slice(0, 8);
  await page.goto("/sign-up");
  await page.getByLabel("Your name").fill("Ana Owner");
  await page.getByLabel("Workspace name").fill(`Oak ${mark}`);
  await page.getByLabel("E-mail").fill(`ana-${mark}@oak.example`);
  await page.getByRole("textbox", { name: "Password" }).fill(`a long password ${mark}`);
  await page.getByRole("button", { name: "Create workspace" }).click();
  await expect(page).toHaveURL(/\/t\//, { timeout: 60_000 });
  return new URL(page.url()).pathname.split("/").slice(0, 3).join("/");
}
