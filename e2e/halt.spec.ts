import { expect, test } from "@playwright/test";
import { isAccessibleEverywhere } from "./support/accessible";
import { signUp } from "./support/sign-up";

test("[E5.4] sending is halted with a reason that every page tells, and lifted with another; nobody else could be the second person here", async ({
  page,
}) => {
  const workspace = await signUp(page);
  await page.goto(`${workspace}/compliance`);
  await expect(page.getByText("Sending is allowed")).toBeVisible();
  await page.getByRole("button", { name: "Halt sending" }).click();
  await page.getByRole("textbox", { name: /^Why/ }).fill("The price in the first text is wrong.");
  await page.getByRole("button", { name: "Halt now" }).click();
  const banner = page.getByRole("region", { name: "Sending is halted" });
  await expect(banner).toContainText("The price in the first text is wrong.");
  await expect(page.getByRole("dialog")).toBeHidden();
  await isAccessibleEverywhere(page, "compliance-halted");
  await page.goto(`${workspace}/home`);
  await banner.getByRole("link", { name: "See who can lift it" }).click();
  await expect(page.getByRole("button", { name: "Lift the halt" })).toBeHidden();
  await page.getByRole("button", { name: "Ask to lift" }).click();
  await page.getByRole("textbox", { name: /^Why sending may go on/ }).fill("The text was mended.");
  await page.getByRole("button", { name: "Ask a second person" }).click();
  await page.getByRole("button", { name: "Lift the halt" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Lift the halt" }).click();
  await expect(page.getByText("Sending is allowed")).toBeVisible();
  await expect(banner).toBeHidden();
});
