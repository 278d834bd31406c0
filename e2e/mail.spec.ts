import { expect, test } from "@playwright/test";
import { pdfPages } from "../server/testing/pdf-text";
import { isAccessible } from "./support/accessible";
import { bootstrapKey, restClient, until } from "./support/rest-client";

const csv = ["first_name,email,country", "Lee,lee@example.net,US", "Kim,kim@example.net,DE"].join("\n");

type Touches = { data: { id: string; status: string; reason: string | null }[] };
type Evidence = { message: { channel: string; subject: string; text: string } };

test("[P-FR5.4] [E5.2] a campaign by e-mail in a sandbox, and the way out of it on a small screen without scripts", async ({
  browser,
}) => {
  const { withServer } = await import("../scripts/launch/server.mjs");
  const env = { REKINDLE_BOOTSTRAP_API_KEY: bootstrapKey };
  await withServer({ root: process.cwd(), node: process.execPath, env }, async ({ address }: { address: string }) => {
    const { call, importCsv } = restClient(address);
    await importCsv(csv);
    const steps = [
      { channel: "email", subject: "Your roof, {first_name|there}", mode: "fixed", body: "Still interested?" },
    ];
    const filter = { any: ["lee", "kim"].map((name) => ({ field: "email", op: "eq", value: `${name}@example.net` })) };
    const made = await call<{ id: string }>("POST", "/campaigns", { name: "Mail", filter, steps });
    expect(made.status).toBe(201);
    expect((await call("POST", `/campaigns/${made.body.id}/launch`, { hold_seconds: 0 })).status).toBe(202);
    const touches = () => call<Touches>("GET", `/campaigns/${made.body.id}/touches`);
    const sent = await until(async () => {
      const { data } = (await touches()).body;
      return data.find(({ status }) => status === "sent") ?? null;
    });
    const { message } = (await call<Evidence>("GET", `/touches/${sent.id}/evidence`)).body;
    expect(message).toMatchObject({ channel: "email", subject: "Your roof, Lee" });
    const pages = await fetch(`${address}/api/v1/touches/${sent.id}/evidence?format=pdf`, {
      headers: { authorization: `Bearer ${bootstrapKey}` },
    });
    expect(pdfPages(new Uint8Array(await pages.arrayBuffer())).join("\n")).toContain("Your roof, Lee");
    expect((await touches()).body.data.filter(({ status }) => status === "skipped")).toMatchObject([
      { reason: expect.stringContaining("no recorded consent to e-mail") },
    ]);

    const way = /Unsubscribe: (\S+)/.exec(message.text)?.[1] ?? "";
    const path = `${address}${new URL(way).pathname}`;
    const small = { viewport: { width: 320, height: 640 } };
    const scripted = await browser.newContext(small);
    const seen = await scripted.newPage();
    await seen.goto(path);
    for (const colorScheme of ["light", "dark"] as const) {
      await seen.emulateMedia({ colorScheme });
      await isAccessible(seen);
    }
    expect(await seen.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    await scripted.close();

    const scriptless = await browser.newContext({ ...small, javaScriptEnabled: false });
    const plain = await scriptless.newPage();
    await plain.goto(path);
    await plain.getByRole("button", { name: "Unsubscribe" }).click();
    await expect(plain.getByRole("heading", { name: "You are unsubscribed" })).toBeVisible();
    await plain.goto(path);
    await expect(plain.getByRole("button")).toHaveCount(0);
    await plain.goto(`${address}/o/nobody-gave-this-out`);
    await expect(plain.getByRole("heading", { name: "This link is not known" })).toBeVisible();
    await scriptless.close();
  });
});
