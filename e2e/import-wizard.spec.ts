import { expect, type Locator, type Page, test } from "@playwright/test";
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

/** Goes to a button with the Tab key and presses it with Enter. */
async function pressByKeyboard(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeEnabled(patience);
  for (let tabs = 0; tabs < 150; tabs++) {
    if (await target.evaluate((one) => one === document.activeElement)) return page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
  }
  throw new Error("The Tab key never reaches this button.");
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

const mixed = [
  "Name,Cell,E-mail,Zone,Last touch",
  "Ana Lee,(415) 555-0100,ana@lee.example,Eastern Time,03/04/25",
  "Bo Oko,0161 496 0000,bo@oko.example,,05/06/25",
  "Cy Day,0161 496 0001,cy@day.example,,05/06/25",
  "Di Fox,4.15555E+09,,,05/06/25",
  "Ed Roe,55510,,,05/06/25",
].join("\n");

test("[IMP-1] [P-FR1.2] problems are answered on the spot, by keyboard and pointer; no step breaks a rule of access", async ({
  page,
}) => {
  test.setTimeout(300_000);
  await signUp(page);
  await choose(page, "july.csv", mixed);
  await expect(heading(page, "What is in each column?")).toBeVisible();
  await expect(page.getByRole("combobox", { name: "Field for Cell" })).toHaveValue("Phone");
  await isAccessibleEverywhere(page, "import-map");
  await button(page, "Check all rows").click();
  await expect(page.getByRole("alert").filter({ hasText: "can be read as month/day" })).toBeVisible();
  await page.getByRole("combobox", { name: /can be read in two ways/ }).click();
  await page.getByRole("option", { name: "day/month/year" }).click();
  await button(page, "Check all rows").click();
  await expect(heading(page, "What the check found")).toBeVisible(patience);
  await expect(outcome(page, "rejected")).toHaveText("4");

  const countries = page.getByRole("region", { name: /Phone without a country/ });
  await countries.getByRole("button", { name: "Assume a country" }).click();
  await isAccessibleEverywhere(page, "import-fix");
  await countries.getByRole("button", { name: "Apply" }).click();
  await expect(outcome(page, "rejected")).toHaveText("2");
  const short = page.getByRole("region", { name: /Not a phone/ });
  await short.getByRole("button", { name: "Edit rows" }).click();
  await short.getByRole("textbox", { name: "Cell of row 5" }).fill("415 555 0105");
  await isAccessibleEverywhere(page, "import-edit");
  await short.getByRole("button", { name: "Save 1 row" }).click();
  await expect(outcome(page, "rejected")).toHaveText("1");

  await button(page, "Continue to consent").click(patience);
  const texts = page.getByRole("region", { name: "Texts" });
  await texts.getByRole("radio", { name: "All of them agreed" }).check();
  await texts.getByRole("textbox", { name: "Source" }).fill("Web form /quote");
  await texts.getByLabel("Date").fill("2026-01-02");
  await texts.getByRole("textbox", { name: "Wording" }).fill("Yes, text me offers.");
  const proof = { name: "form.png", mimeType: "image/png", buffer: Buffer.from("a picture") };
  await texts.locator('input[type="file"]').setInputFiles(proof);
  await expect(texts.getByRole("link", { name: "Attached: form.png" })).toBeVisible();
  await page.getByRole("checkbox", { name: "I warrant that these consent records are true" }).check();
  await isAccessibleEverywhere(page, "import-consent");
  await button(page, "Review").click();
  await expect(page.getByText("Can be texted: 4.")).toBeVisible(patience);
  await isAccessibleEverywhere(page, "import-review");
  await button(page, "Import 4 rows").click(patience);
  await expect(heading(page, "Import done")).toBeVisible(patience);
  await expect(outcome(page, "created")).toHaveText("4");
  await isAccessibleEverywhere(page, "import-done");

  await choose(page, "august.csv", mixed);
  await expect(heading(page, "What the check found")).toBeVisible(patience);
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

test("[IMP-3] cancelled with a roll-back in the middle, the workspace has as many leads as before", async ({
  page,
}) => {
  test.setTimeout(300_000);
  await signUp(page);
  await choose(page, "few.csv", many(3, "few"));
  await button(page, "Check all rows").click();
  await toReview(page);
  await button(page, "Import 3 rows").click();
  await expect(heading(page, "Import done")).toBeVisible(patience);
  await choose(page, "many.csv", many(60_000, "b"));
  await expect(heading(page, "What the check found")).toBeVisible(patience);
  await toReview(page);
  await button(page, /^Import 60/).click();
  await expect(heading(page, "Importing")).toBeVisible();
  await button(page, "Cancel import").click();
  await page.getByRole("dialog").getByRole("button", { name: "Take them back" }).click();
  await expect(heading(page, "Import cancelled")).toBeVisible({ timeout: 120_000 });
  await expect(outcome(page, "created")).toHaveText("0");
  await page.goto(page.url().replace(/\/leads\/.*/, "/leads"));
  await expect(page.getByRole("status").filter({ hasText: /^3 leads$/ })).toBeVisible();
});

test("[IMP-6] the whole wizard goes by keyboard, from the file to the leads", async ({ page }) => {
  test.setTimeout(180_000);
  await signUp(page);
  await toImports(page);
  const chooser = page.waitForEvent("filechooser");
  await pressByKeyboard(page, button(page, "Choose a file"));
  const file = { name: "two.csv", mimeType: "text/csv", buffer: Buffer.from(many(2, "k")) };
  await (await chooser).setFiles(file);
  for (const name of ["Check all rows", "Continue to consent", "Review", "Import 2 rows"])
    await pressByKeyboard(page, button(page, name));
  await expect(heading(page, "Import done")).toBeVisible(patience);
  await expect(outcome(page, "created")).toHaveText("2");
});
