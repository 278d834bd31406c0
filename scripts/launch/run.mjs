import { spawn } from "node:child_process";

const graceSeconds = 10;

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

/** Hands SIGINT, SIGTERM and SIGHUP on; a child that ignores them for ten seconds is ended. */
function passSignalsTo(child) {
  const listeners = ["SIGINT", "SIGTERM", "SIGHUP"].map((signal) => {
    const pass = () => {
      child.kill(signal);
      setTimeout(() => child.kill("SIGKILL"), graceSeconds * 1000).unref();
    };
    process.on(signal, pass);
    return () => process.off(signal, pass);
  });
  return () => {
    for (const release of listeners) release();
  };
}
