/**
 * The architecture is this ordered list: a domain may import only domains that come before it,
 * and a folder of `server/` that is neither here nor in `rooms` fails the check.
 */
const domainsByFloor = {
  ground: ["audit", "tenancy", "notices", "auth", "billing", "branding", "files"],
  people: ["leads", "consent", "timing", "addresses", "deliverability", "behavior", "segments", "imports", "sourcing"],
  speech: ["tasks", "channels", "messaging", "conversations", "bookings"],
  mind: ["llm", "knowledge", "content", "dialogue"],
  programme: ["experiments", "campaigns", "duplicates", "rehearsal", "chatbot", "ads"],
  insight: ["feedback", "competitors", "analytics", "forecasting"],
  edges: ["integrations", "agents", "privacy"],
} as const;

export const domains: readonly string[] = Object.values(domainsByFloor).flat();

/** Folders of `server/` that are no domains. */
export const rooms: readonly string[] = ["platform", "jobs", "trpc", "testing"];

/** The domains that have code, in their order. */
export function domainsIn(paths: readonly string[]): string[] {
  const present = new Set(paths.map((path) => /^server\/([^/]+)\//.exec(path)?.[1]));
  return domains.filter((domain) => present.has(domain));
}
