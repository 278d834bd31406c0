import { Refused } from "@/server/platform/errors";
import type { StoredFile } from "@/server/platform/stored-file";

const packageName = Buffer.from("EncryptedPackage", "utf16le");

/**
 * A compound file (D0 CF 11 E0) is an old workbook, or a new one under a password: then its directory names an
 * encrypted package. @throws Refused always: neither can be read.
 */
export async function refuseCompoundFile(file: StoredFile): Promise<never> {
  const isProtected = await namesEncryptedPackage(file).catch(() => false);
  await file.close();
  throw new Refused(
    isProtected
      ? "This workbook is protected by a password. Save it without one (File, Info, Protect workbook) and upload that."
      : "This is an old Excel workbook (.xls). Save it as .xlsx or CSV (UTF-8) and upload that.",
  );
}

async function namesEncryptedPackage(file: StoredFile): Promise<boolean> {
  const header = await file.read(0, 512);
  const sectorBytes = 1 << header.readUInt16LE(30);
  const start = (header.readUInt32LE(48) + 1) * sectorBytes;
  const directory = await file.read(start, Math.min(file.bytes, start + 8 * sectorBytes));
  return directory.includes(packageName);
}
