// Runs `next start` and ends with the script that started it, even where that one was killed without a word.
process.on("disconnect", () => process.kill(process.pid, "SIGTERM"));
process.argv = [process.execPath, "next", "start", ...process.argv.slice(2)];
await import("next/dist/bin/next");
