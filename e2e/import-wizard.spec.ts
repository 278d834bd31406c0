import { expect, type Page, test } from "@playwright/test";
import { nastyFile, taken } from "../server/testing/nasty/corpus";
import { isAccessibleEverywhere } from "./support/accessible";
import { signUp } from "./support/sign-up";

const button = (page: Page, name: string | RegExp) => page.getByRole("button", { name });
const heading = (page: Page, name: string) => page.getByRole("heading", { name });
const outcome = (page: Page, part: string) => page.locator(`[data-outcome="${part}"]`);
/** A check and a run are jobs: on a busy machine they wait their turn. */
const patience = { timeout: 90_000 };
const digits = (text: string | null) => Number((text ?? "").replace(/\D/g, ""));

async function toImports(page: Page): Promise<void> {
  await page.goto(page.url().replace(/\/t\/([^/?#]+).*/, "/t/$1/leads/import"));
  await expect(button(page, "Choose a file")).toBeVisible();
}

async function choose(page: Page, name: string, content: Buffer | string): Promise<void> {
  await toImports(page);
  const buffer = Buffer.from(content as string);
  const file = { name, mimeType: "application/octet-stream", buffer };
  await page.locator('input[type="file"]').first().setInputFiles(file);
}

/** From what the check found to the last look; nobody agreed to anything. */
async function toReview(page: Page): Promise<void> {
  await button(page, "Continue to consent").click(patience);
  await button(page, "Review").click();
  await expect(heading(page, "Ready to import")).toBeVisible(patience);
}

const many = (rows: number, mark: string) =>
  `name,email,company\n${Array.from({ length: rows }, (_, at) => `Lead ${at},${mark}${at}@oak.example,Oak`).join("\n")}\n`;

for (const file of ["two-headers.csv", "windows-1252.csv", "excel-phones.csv", "cell-forms.xlsx", "ragged.csv"])
  test(`[P-7.2a] ${file} goes through the wizard: each row is a lead, or listed with its reason`, async ({ page }) => {
    const expected = taken.find((one) => one.file === file);
    await signUp(page);
    await choose(page, file, await nastyFile(file));
    await button(page, "Check all rows").click();
    await expect(heading(page, "What the check found")).toBeVisible(patience);
    const [reason] = (expected?.rejected ?? []).map(([, , sentence]) => sentence);
    if (reason) await expect(page.getByText(reason).first()).toBeVisible();
    await toReview(page);
    await button(page, /^Import \d/).click();
    await expect(heading(page, "Import done")).toBeVisible(patience);
    await expect(outcome(page, "created")).toHaveText(String(expected?.leads.length));
    await expect(outcome(page, "rejected")).toHaveText(String(expected?.rejected?.length ?? 0));
  });

test("a file that is no list is refused in a sentence on the screen", async ({ page }) => {
  await signUp(page);
  await choose(page, "leads.xlsx", await nastyFile("password.xlsx"));
  await expect(page.getByRole("alert").filter({ hasText: "protected by a password" })).toBeVisible();
});

test("[IMP-2] the tab is closed in the middle of a run: opened again it tells the true progress; paused, it stands still", async ({
  page,
  context,
}) => {
  test.setTimeout(300_000);
  await signUp(page);
  await choose(page, "many.csv", many(60_000, "a"));
  await button(page, "Check all rows").click();
  await expect(heading(page, "What the check found")).toBeVisible(patience);
  await toReview(page);
  await expect(button(page, "Import 60000 rows").or(button(page, "Import 60,000 rows"))).toBeVisible({
    timeout: 90_000,
  });
  await button(page, /^Import 60/).click();
  await expect(heading(page, "Importing")).toBeVisible();
  await button(page, "Pause").click();
  await expect(heading(page, "Paused")).toBeVisible();
  const address = page.url();
  await page.close();

  const again = await context.newPage();
  await again.goto(address);
  await expect(heading(again, "Paused")).toBeVisible();
  const done = digits(await outcome(again, "created").textContent());
  await isAccessibleEverywhere(again, "import-paused");
  await again.reload();
  await expect(heading(again, "Paused")).toBeVisible();
  expect(digits(await outcome(again, "created").textContent())).toBe(done);
  await button(again, "Go on").click();
  await expect(again.getByText(/of 60,000 rows · .* rows\/s/)).toBeVisible();
  await again.close();
  const last = await context.newPage();
  await last.goto(address);
  await expect(heading(last, "Import done")).toBeVisible({ timeout: 120_000 });
  await expect(outcome(last, "created")).toHaveText("60,000");
});
