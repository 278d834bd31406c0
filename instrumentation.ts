/** Opens the database, migrates, seeds an empty installation, starts background work; a failure ends the process with a sentence. */
export async function register() {
  if (process.env.NEXT_RUNTIME !== "nodejs") return;
  const { boot } = await import("./drizzle/seed/boot");
  await boot();
}
