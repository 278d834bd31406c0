import { cancelImport, uploadImport } from "@/server/imports";
import { ImportSettings, type ImportView } from "@/server/imports/schemas";
import type { Ctx } from "@/server/platform/ctx";
import { Refused } from "@/server/platform/errors";
import { partsOf, textOf } from "@/server/platform/multipart";

const largestField = 1_048_576;
const jsonFields = ["mapping", "consent", "warranty"];

export type ImportForm = { one: ImportView; settings: ImportSettings };

/** Reads the form of an import as it arrives: the file goes straight into the sealed store. Nothing is kept of a form that fails. */
export async function readImportForm(ctx: Ctx, request: Request): Promise<ImportForm> {
  const fields: Record<string, string> = {};
  let one: ImportView | null = null;
  try {
    for await (const part of partsOf(request.body ?? nothing(), request.headers.get("content-type") ?? "")) {
      if (part.name === "file" && !one)
        one = await uploadImport(ctx, { fileName: part.fileName ?? "leads.csv", source: part.body });
      else fields[part.name] = await textOf(part.body, largestField);
    }
    if (!one) throw new Refused("Send the CSV in the form field file.");
    return { one, settings: settingsFrom(fields) };
  } catch (error) {
    if (one) await cancelImport(ctx, { importId: one.id });
    throw error;
  }
}

async function* nothing(): AsyncGenerator<Uint8Array> {}

function settingsFrom(fields: Record<string, string>): ImportSettings {
  const given = Object.entries(fields).filter(([name, text]) => name in ImportSettings.shape && text !== "");
  return ImportSettings.parse(
    Object.fromEntries(given.map(([name, text]) => [name, jsonFields.includes(name) ? parsed(name, text) : text])),
  );
}

function parsed(name: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Refused(`The field ${name} is not valid JSON.`, { cause: String(error) });
  }
}
