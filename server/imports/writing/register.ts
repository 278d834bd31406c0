import type { FoundAddress } from "@/server/addresses";
import type { Alias, LeadRow } from "@/server/leads";
import type { StandingChannel } from "@/server/leads/schemas";
import type { Identity, Matches, Offer } from "./decide";

const prefixes: Record<Alias["kind"], string> = { phone: "p", email: "e", external: "x", profile: "u" };

const keyOf = ({ kind, hash }: FoundAddress) => `${prefixes[kind]}${hash}`;

const keysOf = ({ phoneHash, emailHash, externalId }: Identity) => ({
  byPhone: phoneHash && `p${phoneHash}`,
  byEmail: emailHash && `e${emailHash}`,
  byExternal: externalId && `x${externalId}`,
});

/** The leads by their keys: those that exist, those that earlier batches make, and those that this one makes. */
export class Register {
  private readonly ids = new Map<string, string>();
  private readonly rows = new Map<string, LeadRow>();

  private readonly further = new Set<string>();

  constructor(
    known: { leads: readonly LeadRow[]; aliases: readonly Alias[] },
    private readonly earlier: ReadonlyMap<string, string>,
    private readonly here: Map<string, string>,
  ) {
    for (const { kind, value, id } of known.aliases) {
      const key = `${prefixes[kind]}${value}`;
      this.ids.set(key, id);
      this.further.add(key);
    }
    for (const row of known.leads) {
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

  /** Which of these keys name their lead beside its own columns: they change nothing of those. */
  furtherOf(identity: Identity): { unsaid: Partial<Offer>; channels: StandingChannel[] } {
    const { byPhone, byEmail, byExternal } = keysOf(identity);
    const [phone, email, external] = [byPhone, byEmail, byExternal].map((key) => key !== null && this.further.has(key));
    return {
      unsaid: {
        ...(phone ? { phone: null, phoneHash: null } : {}),
        ...(email ? { email: null, emailHash: null } : {}),
        ...(external ? { externalId: null } : {}),
      },
      channels: [...(phone ? ["sms" as const] : []), ...(email ? ["email" as const] : [])],
    };
  }

  /** Whose this address is, as far as the database, earlier batches and the rows before tell. */
  ownerOf(address: FoundAddress): string | undefined {
    const key = keyOf(address);
    return this.here.get(key) ?? this.ids.get(key) ?? this.earlier.get(key);
  }

  /** Whether it stands beside the primary one of its lead already. */
  isFurther(address: FoundAddress): boolean {
    return this.further.has(keyOf(address));
  }

  addFurther(id: string, address: FoundAddress): void {
    this.here.set(keyOf(address), id);
  }

  row(id: string): LeadRow | null {
    return this.rows.get(id) ?? null;
  }
}

function remember(into: Map<string, string>, id: string, identity: Identity) {
  for (const key of Object.values(keysOf(identity))) if (key) into.set(key, id);
}
