import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
};

const textOf = (file: string): string | null => {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return null;
  }
};

/** Which life of a process id this is: boot and start time where the system tells (Linux), else nothing. */
function lifeOf(pid: number): string {
  const stat = textOf(`/proc/${pid}/stat`);
  const startedAt = stat?.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
  return startedAt ? `${textOf("/proc/sys/kernel/random/boot_id")?.trim() ?? ""}:${startedAt}` : "";
}

/** Whether the process that wrote this still lives; another process that was given its number does not count. */
function isHeld(written: string): boolean {
  const [number, life = ""] = written.split(" ");
  const pid = Number(number);
  if (!pid || pid === process.pid || !isAlive(pid)) return false;
  const living = lifeOf(pid);
  return !life || !living || life === living;
}

/**
 * Takes the data folder for this process: PGlite itself lets two processes open one folder and loses rows.
 * A lock left by a dead process is taken over. Throws a sentence when a living process holds it.
 */
export function lockDataFolder(folder: string): () => void {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, "lock");
  for (let attempt = 0; attempt < 3; attempt++) {
    if (tryLock(file)) return () => rmSync(file, { force: true });
    const written = textOf(file);
    if (written === null) continue;
    if (isHeld(written)) throw new Error(sentence(folder, Number.parseInt(written, 10)));
    clearAway(file, written);
  }
  throw new Error(`The data folder ${folder} could not be locked.`);
}

const sentence = (folder: string, holder: number) =>
  `The data folder ${folder} is in use by process ${holder}. Stop it, or set DATA_DIR to another folder.`;

/** Removes a dead process's lock, and only that one: two that start together must not remove each other's. */
function clearAway(file: string, dead: string): void {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
    if (textOf(aside) !== dead) linkSync(aside, file);
  } catch {
    // somebody else was first; the next attempt sees whose it is
  }
  rmSync(aside, { force: true });
}

function tryLock(file: string): boolean {
  try {
    writeFileSync(file, `${process.pid} ${lifeOf(process.pid)}`, { flag: "wx" });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}
