import type { Ctx } from "@/server/platform/ctx";

/** How long a preview's further pages are those of its first, and how many previews one process holds. */
const keepMinutes = 10;
const most = 8;

/**
 * The newest answers to questions whose further pages would cost as much as the first, the oldest first. A page that
 * another process answers is made anew: the same question, only later.
 */
export class KeptPreviews<Found> {
  private readonly kept = new Map<string, { readonly found: Found; readonly until: number }>();

  /** By workspace, person and question: nobody sees what another one asked. */
  private keyOf = ({ tenantId, actor }: Ctx, question: unknown): string =>
    JSON.stringify([tenantId, actor.kind, actor.id, question]);

  of(ctx: Ctx, question: unknown): Found | null {
    const known = this.kept.get(this.keyOf(ctx, question));
    return known && known.until > ctx.realNow().getTime() ? known.found : null;
  }

  keep(ctx: Ctx, question: unknown, found: Found): void {
    const key = this.keyOf(ctx, question);
    this.kept.delete(key);
    this.kept.set(key, { found, until: ctx.realNow().getTime() + keepMinutes * 60_000 });
    const [oldest] = this.kept.keys();
    if (this.kept.size > most && oldest !== undefined) this.kept.delete(oldest);
  }
}
