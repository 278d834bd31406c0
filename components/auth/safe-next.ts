/** Where to go after signing in: only a page of ours; anything else goes home. */
export function safeNext(next: string | null): string {
  return next && /^\/(t|invite|workspaces)(\/|\?|$)/.test(next) && !next.includes("\\") ? next : "/";
}
