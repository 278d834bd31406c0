import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
};

/**
 * Takes the data folder for this process: PGlite itself lets two processes open one folder and loses rows.
 * A lock left by a dead process is taken over. Throws a sentence when a living process holds it.
 */
export function lockDataFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, "lock");
  for (let attempt = 0; attempt < 3; attempt++) {
    if (tryLock(file)) return () => rmSync(file, { force: true });
    const holder = Number(readFileSync(file, "utf8"));
    if (holder && holder !== process.pid && isAlive(holder)) throw new Error(sentence(folder, holder));
    rmSync(file, { force: true });
  }
  throw new Error(`The data folder ${folder} could not be locked.`);
}

const sentence = (folder: string, holder: number) =>
  `The data folder ${folder} is in use by process ${holder}. Stop it, or set DATA_DIR to another folder.`;

function tryLock(file: string): boolean {
  try {
    writeFileSync(file, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}
