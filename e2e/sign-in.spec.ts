import { expect, test } from "@playwright/test";
import { sampleAccount, signIn } from "./support/sample-account";

test("the printed account signs in and reaches its workspace", async ({ page }) => {
  await signIn(page);
});

test("a wrong password is refused in words, without saying which part was wrong", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(sampleAccount().email);
  await page.getByRole("textbox", { name: "Password" }).fill("not the password");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("alert").filter({ hasText: /\w/ }).first()).toBeVisible();
  await expect(page).toHaveURL(/sign-in/);
});

test("a page of a workspace sends a stranger to the sign-in", async ({ page }) => {
  await page.goto("/t/northwind-home-services/home");
  await expect(page).toHaveURL(/sign-in/);
});
