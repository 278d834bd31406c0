import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { consentHistory } from "@/server/consent";
import { listLeads } from "@/server/leads";
import { as, aTenant, withDatabase } from "@/server/testing";
import { untilDone, upload } from "@/server/testing/imports";
import { attachEvidence, configureImport, readEvidence, startImport } from ".";

withDatabase();

async function* bytesOf(...pieces: string[]) {
  for (const piece of pieces) yield Buffer.from(piece);
}

const text = "name,phone,email\nAna,4155550100,ana@lee.example\n";
const stated = { source: "web form", obtained_at: "2026-01-02", wording: "Yes, send me offers." };

test("a file that proves the consent is kept sealed, and the consent record names it with its digest", async () => {
  const ctx = await aTenant();
  const { id } = await upload(ctx, text);
  const kept = await attachEvidence(ctx, { importId: id, fileName: "form.png", source: bytesOf("a pic", "ture") });
  expect(kept).toMatchObject({
    fileName: "form.png",
    bytes: 9,
    sha256: createHash("sha256").update("a picture").digest("hex"),
  });
  const evidence = { file_id: kept.id, file_name: kept.fileName, sha256: kept.sha256 };
  const consent = [{ channel: "email" as const, ...stated, evidence }];
  await configureImport(ctx, { importId: id, consent, warranty: true });
  await startImport(ctx, { importId: id });
  expect(await untilDone(ctx, id)).toMatchObject({ status: "completed", created: 1 });
  const [ana] = (await listLeads(ctx, { sort: "name", limit: 10 })).leads;
  expect(ana?.consent).toMatchObject({ email: "granted", sms: "none" });
  const history = await consentHistory(ctx, ana?.id ?? "");
  expect(JSON.stringify(history)).toContain(kept.sha256);
  const { fileName, bytes } = await readEvidence(ctx, { importId: id, evidenceId: kept.id });
  const read: Buffer[] = [];
  for await (const piece of bytes) read.push(piece);
  expect([fileName, Buffer.concat(read).toString()]).toEqual(["form.png", "a picture"]);
});

test("what is empty, too large, of another import or another tenant is no evidence", async () => {
  const [us, them] = [await aTenant(), await aTenant()];
  const { id } = await upload(us, text);
  const { id: other } = await upload(us, text);
  const attach = (importId: string, source = bytesOf("x")) => attachEvidence(us, { importId, fileName: "f", source });
  await expect(attach(id, bytesOf())).rejects.toThrow("The file is empty");
  await expect(
    attach(
      id,
      bytesOf(
        ..."x"
          .repeat(11)
          .split("")
          .map((x) => x.repeat(1_048_576)),
      ),
    ),
  ).rejects.toThrow("larger than 10 MB");
  const kept = await attach(other);
  const consent = [{ channel: "sms" as const, ...stated, evidence: { file_id: kept.id } }];
  await expect(configureImport(us, { importId: id, consent })).rejects.toThrow("not attached to this import");
  await expect(readEvidence(us, { importId: id, evidenceId: kept.id })).rejects.toThrow("not found");
  await expect(readEvidence(them, { importId: other, evidenceId: kept.id })).rejects.toThrow("not found");
  const source = bytesOf("x");
  await expect(attachEvidence(them, { importId: id, fileName: "f", source })).rejects.toThrow("not found");
  await expect(attachEvidence(as(us, "sales_rep"), { importId: id, fileName: "f", source })).rejects.toThrow(
    "An owner",
  );
  await startImport(us, { importId: id });
  await expect(attach(id)).rejects.toThrow("has started");
});
