import { z } from "zod";
import { cancelImport, uploadImport } from "@/server/imports";
import { ImportSettings, type ImportView, ReadingAnswers } from "@/server/imports/schemas";
import type { Ctx } from "@/server/platform/ctx";
import { Refused } from "@/server/platform/errors";
import { type Part, partsOf, textOf } from "@/server/platform/multipart";

const largestField = 1_048_576;
const jsonFields = ["mapping", "consent", "warranty", "header_rows", "field_rules"];

/** The form of an import; `file` is a CSV, TSV or XLSX of up to 200 MB, the rest is optional. */
export const ImportForm = z.object({
  file: z.string().meta({ format: "binary" }),
  ...ReadingAnswers.shape,
  ...ImportSettings.shape,
});
type ImportForm = { one: ImportView; settings: ImportSettings; reading: ReadingAnswers };

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
    const [settings, reading] = [fieldsOf(ImportSettings, this.fields), fieldsOf(ReadingAnswers, this.fields)];
    return { one: this.one, settings, reading };
  }

  async discard(): Promise<void> {
    if (this.one) await cancelImport(this.ctx, { importId: this.one.id });
  }
}

async function* nothing(): AsyncGenerator<Uint8Array> {}

function fieldsOf<Shape extends z.ZodRawShape>(schema: z.ZodObject<Shape>, fields: Record<string, string>) {
  const given = Object.entries(fields).filter(([name, text]) => name in schema.shape && text !== "");
  return schema.parse(
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
