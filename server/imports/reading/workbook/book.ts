import { Refused } from "@/server/platform/errors";
import type { Archive } from "./archive";
import { readXmlWhole } from "./xml";

export interface Sheet {
  name: string;
  part: string;
  isHidden: boolean;
}

export interface Book {
  sheets: Sheet[];
  /** Days are counted from 1904, as old Macs did. */
  isFrom1904: boolean;
  stringsPart: string | null;
  stylesPart: string | null;
}

interface Link {
  kind: string;
  target: string;
}

/** What another zip archive is, and what to do with it. */
export function refuseForeignArchive(archive: Archive): void {
  const { names } = archive;
  const starts = (start: string) => names.some((name) => name.startsWith(start));
  if (archive.has("[Content_Types].xml") && starts("xl/worksheets/")) return;
  throw new Refused(foreignSentence(archive, starts));
}

function foreignSentence(archive: Archive, starts: (start: string) => boolean): string {
  if (archive.has("xl/workbook.bin"))
    return "This is a binary workbook (.xlsb). Save it as .xlsx or CSV and upload that.";
  if (starts("word/") || starts("ppt/"))
    return "This is a document or a presentation, not a spreadsheet. Save the list as .xlsx or CSV and upload that.";
  if (starts("index/") || archive.has("index.zip"))
    return "This is an Apple Numbers document. In Numbers choose File, Export to, CSV or Excel, and upload that.";
  if (archive.has("content.xml") && archive.has("mimetype"))
    return "This is an OpenDocument spreadsheet (.ods). Save it as .xlsx or CSV and upload that.";
  if (starts("xl/")) return "This workbook has no sheet with rows. Save the list as .xlsx or CSV and upload that.";
  return "This is a zip file. Unpack it and upload the CSV or the Excel workbook inside.";
}

/** The sheets of a workbook in their order, and where its strings and formats lie. */
export async function readBook(archive: Archive): Promise<Book> {
  const [start] = [...(await linksOf(archive, ""))].filter(([, link]) => link.kind === "officeDocument");
  const place = start?.[1].target ?? "xl/workbook.xml";
  const links = await linksOf(archive, place);
  const { listed, isFrom1904 } = await listedSheets(archive, place);
  const sheets = listed.flatMap(({ id, ...sheet }) => {
    const link = links.get(id);
    return link?.kind === "worksheet" && archive.has(link.target) ? [{ ...sheet, part: link.target }] : [];
  });
  if (sheets.length === 0)
    throw new Refused("This workbook has no sheet with rows. Save the list again as .xlsx or CSV.");
  const partOf = (kind: string) => [...links.values()].find((link) => link.kind === kind)?.target ?? null;
  return { sheets, isFrom1904, stringsPart: partOf("sharedStrings"), stylesPart: partOf("styles") };
}

async function listedSheets(archive: Archive, place: string) {
  const listed: { id: string; name: string; isHidden: boolean }[] = [];
  let isFrom1904 = false;
  await readXmlWhole(await archive.stream(place), {
    open(name, attributes) {
      if (name === "workbookPr") isFrom1904 = /^(1|true)$/.test(attributes.date1904 ?? "");
      if (name !== "sheet") return;
      const id = Object.entries(attributes).find(([key]) => key.endsWith(":id"))?.[1] ?? "";
      listed.push({ id, name: attributes.name ?? "", isHidden: (attributes.state ?? "visible") !== "visible" });
    },
    close: () => undefined,
  });
  return { listed, isFrom1904 };
}

/** What a part refers to, by id; the targets as names within the archive. */
async function linksOf(archive: Archive, part: string): Promise<Map<string, Link>> {
  const slash = part.lastIndexOf("/") + 1;
  const [folder, file] = [part.slice(0, slash), part.slice(slash)];
  const links = new Map<string, Link>();
  await readXmlWhole(await archive.stream(`${folder}_rels/${file}.rels`), {
    open(name, { Id, Type = "", Target = "", TargetMode }) {
      if (name !== "Relationship" || !Id || TargetMode === "External") return;
      const target = Target.startsWith("/") ? Target.slice(1) : joined(folder, Target);
      links.set(Id, { kind: Type.slice(Type.lastIndexOf("/") + 1), target });
    },
    close: () => undefined,
  });
  return links;
}

function joined(folder: string, target: string): string {
  const path: string[] = [];
  for (const step of `${folder}${target}`.split("/")) {
    if (step === "..") path.pop();
    else if (step !== "." && step !== "") path.push(step);
  }
  return path.join("/");
}
