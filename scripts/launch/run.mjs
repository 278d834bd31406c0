import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";

const graceSeconds = 10;
const orphanCheckMs = 500;

/** Runs a command with our own input and output; answers its exit code. Signals that reach us reach it too. */
export async function run(command, args, options = {}) {
  const child = spawn(command, args, { stdio: "inherit", ...options });
  const release = passSignalsTo(child);
  const code = await ended(child);
  release();
  return code;
}

/** The same without a sound: what it printed is answered, for the case that it failed. */
export async function runQuietly(command, args, options = {}) {
  const child = spawn(command, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
  const release = passSignalsTo(child);
  const printed = [];
  child.stdout.on("data", (chunk) => printed.push(chunk));
  child.stderr.on("data", (chunk) => printed.push(chunk));
  const code = await ended(child);
  release();
  return { code, printed: Buffer.concat(printed).toString() };
}

/** The exit code of a child, in the shell's words when a signal ended it. */
export function ended(child) {
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code, signal) => resolve(signal ? 128 + (signalNumbers[signal] ?? 0) : code));
  });
}

const signalNumbers = { SIGHUP: 1, SIGINT: 2, SIGKILL: 9, SIGTERM: 15 };

/** Hands SIGINT, SIGTERM and SIGHUP on, and the end of npm too; a child that ignores them for ten seconds is ended. */
function passSignalsTo(child) {
  const pass = (signal) => {
    child.kill(signal);
    setTimeout(() => child.kill("SIGKILL"), graceSeconds * 1000).unref();
  };
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
  for (const signal of signals) process.on(signal, pass);
  const stopWatching = process.env.npm_lifecycle_event ? onceOrphaned(() => pass("SIGTERM")) : () => {};
  return () => {
    stopWatching();
    for (const signal of signals) process.off(signal, pass);
  };
}

/** npm runs us through a shell that dies of a signal without handing it on: then we notice that our parents are gone. */
function onceOrphaned(act) {
  const before = parents();
  const timer = setInterval(() => {
    if (parents() === before) return;
    clearInterval(timer);
    act();
  }, orphanCheckMs);
  timer.unref();
  return () => clearInterval(timer);
}

/** The shell that runs us and the npm that runs the shell, as far as this system tells. */
function parents() {
  try {
    const stat = readFileSync(`/proc/${process.ppid}/stat`, "utf8");
    return `${process.ppid} ${stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]}`;
  } catch {
    return String(process.ppid);
  }
}
