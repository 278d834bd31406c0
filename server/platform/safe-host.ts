import { lookup } from "node:dns/promises";
import { BlockList, isIP } from "node:net";
import { env, publicUrl } from "./env";

const loopback = new BlockList();
loopback.addSubnet("127.0.0.0", 8, "ipv4");
loopback.addAddress("::1", "ipv6");

const inner = new BlockList();
for (const [net, prefix] of [
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["224.0.0.0", 3],
] as const)
  inner.addSubnet(net, prefix, "ipv4");
for (const [net, prefix] of [
  ["::", 128],
  ["64:ff9b::", 96],
  ["fc00::", 7],
  ["fe80::", 10],
  ["ff00::", 8],
] as const)
  inner.addSubnet(net, prefix, "ipv6");

const plain = (address: string) => address.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, "");
const familyOf = (address: string) => (isIP(address) === 6 ? ("ipv6" as const) : ("ipv4" as const));

export const isLoopback = (address: string): boolean => loopback.check(plain(address), familyOf(plain(address)));
const isInner = (address: string) => inner.check(plain(address), familyOf(plain(address)));

/** A machine of one's own may be named where the installation is private; `PRIVATE_MAIL_SERVERS` decides otherwise. */
const mayNameOwnMachine = () =>
  env().PRIVATE_MAIL_SERVERS === undefined ? !publicUrl().startsWith("https:") : env().PRIVATE_MAIL_SERVERS === "allow";

export type Found = { address: string; isLoopback: boolean } | { refused: "inner" | "unknown" | "late" };

const lookupMs = 5_000;

async function looked(host: string): Promise<string[] | "late"> {
  const deadline = Promise.withResolvers<"late">();
  const timer = setTimeout(() => deadline.resolve("late"), lookupMs);
  const found = lookup(host, { all: true }).then(
    (all) => all.map(({ address }) => address),
    () => [],
  );
  return Promise.race([found, deadline.promise]).finally(() => clearTimeout(timer));
}

/**
 * The one address to connect to for a host that a user named, so that nothing resolves it a second time: every address
 * of the name must be public. Answers why not where it is not.
 */
export async function safeAddressOf(host: string): Promise<Found> {
  const found = isIP(host) ? [host] : await looked(host);
  if (found === "late") return { refused: "late" };
  const [address] = found;
  if (address === undefined) return { refused: "unknown" };
  if (found.some(isInner)) return { refused: "inner" };
  const own = found.some(isLoopback);
  if (own && !mayNameOwnMachine()) return { refused: "inner" };
  return { address, isLoopback: own };
}
