/** Where browsers let notifications be left, as dated data: an endpoint elsewhere comes from no browser that we know. */
const services = {
  version: "2026-11",
  hosts: ["fcm.googleapis.com", "push.services.mozilla.com", "push.apple.com", "notify.windows.com"],
} as const;

const isWithin = (host: string, domain: string) => host === domain || host.endsWith(`.${domain}`);

/** Why notifications cannot be left there, or null. `isOwnMachine` allows plain HTTP: a stand-in of a private installation. */
export function refusalToPush(endpoint: string, { isOwnMachine }: { isOwnMachine: boolean }): string | null {
  if (!URL.canParse(endpoint)) return "This is no address of a push service.";
  const { protocol, hostname, username, password } = new URL(endpoint);
  if (username || password) return "The address of a push service names no user.";
  if (isOwnMachine) return null;
  if (protocol !== "https:") return "A push service is asked over HTTPS alone.";
  return services.hosts.some((host) => isWithin(hostname, host)) ? null : "This push service is not known.";
}
