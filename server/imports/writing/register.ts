import type { LeadRow } from "@/server/leads";
import type { Identity, Matches } from "./decide";

const keysOf = ({ phoneHash, emailHash, externalId }: Identity) => ({
  byPhone: phoneHash && `p${phoneHash}`,
  byEmail: emailHash && `e${emailHash}`,
  byExternal: externalId && `x${externalId}`,
});

/** The leads by their keys: those that exist, those that earlier batches make, and those that this one makes. */
export class Register {
  private readonly ids = new Map<string, string>();
  private readonly rows = new Map<string, LeadRow>();

  constructor(
    known: readonly LeadRow[],
    private readonly earlier: ReadonlyMap<string, string>,
    private readonly here: Map<string, string>,
  ) {
    for (const row of known) {
      this.rows.set(row.id, row);
      remember(this.ids, row.id, row);
    }
  }

  add(id: string, identity: Identity): void {
    remember(this.here, id, identity);
  }

  matches(identity: Identity): Omit<Matches, "isSeen"> {
    const find = (key: string | null) => {
      const id = key ? (this.here.get(key) ?? this.ids.get(key) ?? this.earlier.get(key)) : undefined;
      return id ? { id } : undefined;
    };
    const { byPhone, byEmail, byExternal } = keysOf(identity);
    return { byPhone: find(byPhone), byEmail: find(byEmail), byExternal: find(byExternal) };
  }

  row(id: string): LeadRow | null {
    return this.rows.get(id) ?? null;
  }
}

function remember(into: Map<string, string>, id: string, identity: Identity) {
  for (const key of Object.values(keysOf(identity))) if (key) into.set(key, id);
}
