import { cancelImport, uploadImport } from "@/server/imports";
import { ImportSettings, type ImportView } from "@/server/imports/schemas";
import type { Ctx } from "@/server/platform/ctx";
import { Refused } from "@/server/platform/errors";
import { type Part, partsOf, textOf } from "@/server/platform/multipart";

const largestField = 1_048_576;
const jsonFields = ["mapping", "consent", "warranty"];

export type ImportForm = { one: ImportView; settings: ImportSettings };

/** Reads the form of an import as it arrives: the file goes straight into the sealed store. Nothing is kept of a form that fails. */
export async function readImportForm(ctx: Ctx, request: Request): Promise<ImportForm> {
  const form = new ArrivingForm(ctx);
  try {
    for await (const part of partsOf(request.body ?? nothing(), request.headers.get("content-type") ?? ""))
      await form.take(part);
    return form.whole();
  } catch (error) {
    await form.discard();
    throw error;
  }
}

class ArrivingForm {
  private readonly fields: Record<string, string> = {};
  private one: ImportView | null = null;

  constructor(private readonly ctx: Ctx) {}

  async take(part: Part): Promise<void> {
    if (part.name === "file" && !this.one)
      this.one = await uploadImport(this.ctx, { fileName: part.fileName ?? "leads.csv", source: part.body });
    else this.fields[part.name] = await textOf(part.body, largestField);
  }

  whole(): ImportForm {
    if (!this.one) throw new Refused("Send the CSV in the form field file.");
    return { one: this.one, settings: settingsFrom(this.fields) };
  }

  async discard(): Promise<void> {
    if (this.one) await cancelImport(this.ctx, { importId: this.one.id });
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
