import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { connect, createServer } from "node:net";
import { PGlite } from "@electric-sql/pglite";
import { PGLiteSocketServer } from "@electric-sql/pglite-socket";
import { neonConfig } from "@neondatabase/serverless";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createWebSocketStream, WebSocketServer } from "ws";
import { aTenant } from "@/server/testing";
import { type Database, inTransaction, useDatabase } from "./index";
import { openNeon } from "./open-postgres";

/** The wire protocol's Terminate message. */
const terminate = 0x58;

/** The whole chain of the Neon driver on this machine: WebSocket proxy, Postgres wire protocol, embedded Postgres. */
let opened: Database;
const closing: (() => unknown)[] = [];

const freePort = () =>
  new Promise<number>((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });

beforeAll(async () => {
  const db = await PGlite.create();
  const port = await freePort();
  const socket = new PGLiteSocketServer({ db, port, host: "127.0.0.1", maxConnections: 20 });
  await socket.start();
  const proxy = new WebSocketServer({ port: 0, host: "127.0.0.1" });
  proxy.on("connection", (client) => {
    const wire = connect(port, "127.0.0.1");
    const stream = createWebSocketStream(client);
    for (const end of [wire, stream]) end.on("error", () => undefined);
    stream.pipe(wire).pipe(stream);
    client.on("message", (data: Buffer) => data[0] === terminate && client.close()); // a server hangs up then, the socket stand-in does not
  });
  await once(proxy, "listening");
  const { port: proxyPort } = proxy.address() as AddressInfo;
  Object.assign(neonConfig, {
    wsProxy: () => `127.0.0.1:${proxyPort}`,
    useSecureWebSocket: false,
    pipelineTLS: false,
    pipelineConnect: false,
  });
  opened = await openNeon("postgres://postgres:postgres@127.0.0.1:5432/postgres");
  useDatabase(opened);
  closing.push(
    () => opened.close(),
    () => proxy.close(),
    () => socket.stop(),
    () => db.close(),
  );
}, 60_000);

afterAll(async () => {
  useDatabase(undefined);
  for (const close of closing) await close();
});

test("[M13.1] [P-NFR3.1] the Neon driver migrates, keeps tenants apart and shows nothing without one", async () => {
  const [us, them] = [await aTenant(), await aTenant()];
  const seen = (ctx: typeof us) => inTransaction(ctx, (tx) => tx.query.brands.findMany());
  expect((await seen(us)).map(({ tenantId }) => tenantId)).toEqual([us.tenantId]);
  expect((await seen(them)).map(({ tenantId }) => tenantId)).toEqual([them.tenantId]);
  expect((await opened.query("select * from brands")).rows).toEqual([]);
});

test("a failed transaction leaves nothing behind, and transactions run beside each other", async () => {
  const ctx = await aTenant();
  const failing = inTransaction(ctx, async (tx) => {
    await tx.execute(sql`update brands set assistant_name = 'Nobody'`);
    throw new Error("no");
  });
  await expect(failing).rejects.toThrow("no");
  const names = await Promise.all(
    [1, 2, 3].map(() => inTransaction(ctx, async (tx) => (await tx.query.brands.findMany())[0]?.assistantName)),
  );
  expect(names).toEqual(["Nova", "Nova", "Nova"]);
});
