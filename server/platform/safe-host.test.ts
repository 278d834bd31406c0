import { expect, test } from "vitest";
import { isLoopback, safeAddressOf } from "./safe-host";

test.each([
  "10.1.2.3",
  "172.16.0.1",
  "192.168.1.1",
  "169.254.169.254",
  "100.64.0.1",
  "0.0.0.0",
  "224.0.0.1",
  "fe80::1",
  "fd00::1",
  "::",
  "::ffff:10.0.0.1",
  "64:ff9b::a00:1",
])("%s is an inner address: nobody connects to it", async (host) => {
  expect(await safeAddressOf(host)).toEqual({ refused: "inner" });
});

test("one's own machine may be named on a private installation", async () => {
  expect(await safeAddressOf("127.0.0.1")).toEqual({ address: "127.0.0.1", isLoopback: true });
  expect(isLoopback("::1")).toBe(true);
});

test("a public address stays as it is", async () => {
  expect(await safeAddressOf("93.184.216.34")).toEqual({ address: "93.184.216.34", isLoopback: false });
});
