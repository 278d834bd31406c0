import { cancelImport, configureImport, listImports, rereadImport, startImport } from "@/server/imports";
import { problem } from "../problem";
import { json, rest } from "../rest";
import { ImportForm, readImportForm } from "./form";
import { shownImport } from "./shown";

export const dynamic = "force-dynamic";

export const POST = rest({ scope: "leads:import", isRaw: true, form: ImportForm }, async ({ ctx, request }) => {
  if (!/^multipart\/form-data/i.test(request.headers.get("content-type") ?? "")) {
    return problem({ status: 415, detail: "Send the file as multipart/form-data, in the field file." });
  }
  const { one, settings, reading } = await readImportForm(ctx, request);
  try {
    if (Object.keys(reading).length > 0) await rereadImport(ctx, { importId: one.id, ...reading });
    await configureImport(ctx, { importId: one.id, ...settings });
    const started = await startImport(ctx, { importId: one.id });
    return json(shownImport(started), 202, { location: `/api/v1/imports/${one.id}` });
  } catch (error) {
    await cancelImport(ctx, { importId: one.id });
    throw error;
  }
});

export const GET = rest({ scope: "leads:import" }, async ({ ctx }) => {
  const data = (await listImports(ctx, { limit: 100 })).map(shownImport);
  return json({ data, next_cursor: null, has_more: false });
});
