import { Readable } from "node:stream";
import { type Entry, fromRandomAccessReaderPromise, RandomAccessReader, type ZipFile } from "yauzl";
import { Refused } from "@/server/platform/errors";
import type { StoredFile } from "@/server/platform/stored-file";

const mostEntries = 10_000;
const mostBytes = 4 * 1_073_741_824;
/** A sheet of equal rows reaches 60; nothing written by a spreadsheet reaches this. */
const mostRatio = 300;
const ratioCountsFromBytes = 50 * 1_048_576;

class ReaderOfStored extends RandomAccessReader {
  constructor(private readonly file: StoredFile) {
    super();
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.file.range(start, end), { objectMode: false });
  }

  override close(callback: (error: Error | null) => void): void {
    this.file.close().then(() => callback(null), callback);
  }
}

export const damaged =
  "This workbook is damaged or was cut off on its way. Open it in Excel, save it again as .xlsx and upload that.";

/** The parts of a zip archive by their names, in lower case. */
export class Archive {
  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
  ) {}

  /** @throws Refused when it is damaged, encrypted, or would unfold to more than a workbook can be. */
  static async open(file: StoredFile): Promise<Archive> {
    const zip = await fromRandomAccessReaderPromise(new ReaderOfStored(file), file.bytes, { autoClose: false }).catch(
      async (error) => {
        await file.close();
        throw new Refused(damaged, { cause: String(error) });
      },
    );
    try {
      return new Archive(zip, await entriesOf(zip));
    } catch (error) {
      zip.close();
      throw error instanceof Refused ? error : new Refused(damaged, { cause: String(error) });
    }
  }

  get names(): string[] {
    return [...this.entries.keys()];
  }

  has(name: string): boolean {
    return this.entries.has(name.toLowerCase());
  }

  /** A part as it unfolds; null when there is none of that name. */
  async stream(name: string): Promise<Readable | null> {
    const entry = this.entries.get(name.toLowerCase());
    if (!entry) return null;
    try {
      return await this.zip.openReadStreamPromise(entry);
    } catch (error) {
      throw new Refused(damaged, { cause: String(error) });
    }
  }

  close(): void {
    this.zip.close();
  }
}

async function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  if (zip.entryCount > mostEntries)
    throw new Refused(`This workbook has ${zip.entryCount} parts: no spreadsheet does.`);
  const entries = new Map<string, Entry>();
  let bytes = 0;
  for await (const entry of zip.eachEntry()) {
    bytes += entry.uncompressedSize;
    refuseBomb(entry, bytes);
    const name = entry.fileName.toLowerCase();
    if (entries.has(name)) throw new Refused(damaged, { cause: "a part twice" });
    entries.set(name, entry);
  }
  return entries;
}

function refuseBomb(entry: Entry, bytes: number) {
  if (entry.isEncrypted())
    throw new Refused("This file is protected by a password. Save it without one and upload that.");
  const isDense =
    entry.uncompressedSize > ratioCountsFromBytes && entry.uncompressedSize > entry.compressedSize * mostRatio;
  if (bytes > mostBytes || isDense)
    throw new Refused(
      "This workbook unfolds to far more than a list of leads can be. Copy the rows into a new workbook, or save the sheet as CSV.",
    );
}
