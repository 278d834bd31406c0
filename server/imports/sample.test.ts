import { expect, test } from "vitest";
import { countLeads } from "@/server/leads";
import { aTenant, withDatabase } from "@/server/testing";
import { checkImport, configureImport, getImport, problemKinds, runImportBatches, startImport, uploadSample } from ".";

withDatabase();

test("the sample of 500 leads imports through the ordinary door: most reachable, some broken, consent mixed", async () => {
  const ctx = await aTenant();
  const { id, mapping, ambiguousDates } = await uploadSample(ctx);
  expect(mapping).toMatchObject({
    Mobile: "phone",
    Consent: "consent_sms",
    "Consent Text": "consent_sms_wording",
    "Opted Out": "opt_out",
    Interest: "custom:interest",
  });
  expect(ambiguousDates).toEqual([]);
  await configureImport(ctx, { importId: id, warranty: true });
  await checkImport(ctx, { importId: id });
  await runImportBatches(ctx, { importId: id });
  const { check } = await getImport(ctx, { importId: id });
  expect((await problemKinds(ctx, { importId: id })).length).toBeGreaterThan(6);
  await startImport(ctx, { importId: id });
  await runImportBatches(ctx, { importId: id });
  const done = await getImport(ctx, { importId: id });
  expect(done).toMatchObject({
    status: "completed",
    rowsTotal: 500,
    created: check?.created,
    rejected: check?.rejected,
  });
  expect(done.created + done.rejected).toBe(500);
  expect(done.rejected).toBeGreaterThan(20);
  expect(done.suppressed).toBeGreaterThan(3);
  const granted = await countLeads(ctx, { filter: { all: [{ field: "sms_consent", op: "eq", value: "granted" }] } });
  expect(granted.count).toBeGreaterThan(300);
});

test("a workspace that is no sandbox has no use for sample leads", async () => {
  const ctx = await aTenant({ sandbox: false });
  await expect(uploadSample(ctx)).rejects.toThrow("sandbox workspaces only");
});
