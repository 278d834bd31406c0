import type { LeadRow } from "@/server/leads";
import type { Identity, Matches } from "./decide";

const keysOf = ({ phoneHash, emailHash, externalId }: Identity) => ({
  byPhone: phoneHash && `p${phoneHash}`,
  byEmail: emailHash && `e${emailHash}`,
  byExternal: externalId && `x${externalId}`,
});

/** A check cannot find the leads that its own earlier rows would make: it remembers the keys of so many, then estimates. */
const mostRemembered = 300_000;

/** The leads by their keys: those that exist, and those that earlier rows make. */
export class Register {
  private readonly ids = new Map<string, string>();
  private readonly rows = new Map<string, LeadRow>();

  constructor(
    known: readonly LeadRow[],
    private readonly made: Map<string, string> | null = null,
  ) {
    for (const row of known) {
      this.rows.set(row.id, row);
      this.remember(this.ids, row.id, row);
    }
  }

  private remember(into: Map<string, string>, id: string, identity: Identity) {
    for (const key of Object.values(keysOf(identity))) if (key) into.set(key, id);
  }

  add(id: string, identity: Identity): void {
    this.remember(this.ids, id, identity);
    if (this.made && this.made.size < mostRemembered) this.remember(this.made, id, identity);
  }

  matches(identity: Identity): Omit<Matches, "isSeen"> {
    const find = (key: string | null) => {
      const id = key ? (this.ids.get(key) ?? this.made?.get(key)) : undefined;
      return id ? { id } : undefined;
    };
    const { byPhone, byEmail, byExternal } = keysOf(identity);
    return { byPhone: find(byPhone), byEmail: find(byEmail), byExternal: find(byExternal) };
  }

  row(id: string): LeadRow | null {
    return this.rows.get(id) ?? null;
  }
}
