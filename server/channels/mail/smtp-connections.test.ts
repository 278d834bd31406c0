import { type AddressInfo, createServer } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { anSmtpSink } from "@/server/testing/smtp-sink";
import { deliver } from "./smtp";

type Sink = Awaited<ReturnType<typeof anSmtpSink>>;

const serverOf = ({ port, password }: Sink) => ({
  host: "127.0.0.1",
  port,
  username: "hello",
  password,
  name: "mail.northwind.test",
});
const letterTo = (to: string) => ({ from: "b@mail.northwind.test", to, raw: Buffer.from("Subject: x\r\n\r\nx\r\n") });
const people = (count: number) => Array.from({ length: count }, (_, at) => `lee${at}@example.test`);

async function withSink(options: { maxClients?: number }, prove: (sink: Sink) => Promise<void>) {
  const sink = await anSmtpSink(options);
  try {
    await prove(sink);
  } finally {
    sink.hangUp();
    await sink.close();
  }
}

const sendAll = (sink: Sink, to: readonly string[]) =>
  Promise.all(to.map((one) => deliver(serverOf(sink), letterTo(one))));
const received = (sink: Sink) => sink.mails.map(({ to }) => to[0]).sort();

test("mails that follow each other go through one conversation, one that was refused too; the hundred-first begins another", () =>
  withSink({}, async (sink) => {
    for (const to of people(99)) expect(await deliver(serverOf(sink), letterTo(to))).toEqual({ kind: "accepted" });
    expect(await deliver(serverOf(sink), letterTo("unknown-user@example.test"))).toMatchObject({ kind: "refused" });
    expect(sink.calls()).toBe(1);
    expect(await deliver(serverOf(sink), letterTo("one-more@example.test"))).toEqual({ kind: "accepted" });
    expect(sink.calls()).toBe(2);
    expect(received(sink)).toEqual([...people(99), "one-more@example.test"].sort());
  }));

test("a conversation that the server ended while nothing was said is begun again, and the mail arrives once", () =>
  withSink({}, async (sink) => {
    for (const to of people(3)) {
      expect(await deliver(serverOf(sink), letterTo(to))).toEqual({ kind: "accepted" });
      sink.hangUp();
      await wait(20);
    }
    expect(sink.calls()).toBe(3);
    expect(received(sink)).toEqual(people(3));
  }));

test("one that breaks in the very moment of the next mail is begun again too", () =>
  withSink({}, async (sink) => {
    await sendAll(sink, ["first@example.test"]);
    const second = deliver(serverOf(sink), letterTo("second@example.test"));
    sink.hangUp();
    expect(await second).toEqual({ kind: "accepted" });
    expect(received(sink)).toEqual(["first@example.test", "second@example.test"]);
  }));

test("a mail that was handed over when the conversation broke stays unknown and is not sent again", () =>
  withSink({}, async (sink) => {
    await sendAll(sink, ["first@example.test"]);
    const hanging = deliver(serverOf(sink), letterTo("hangs@example.test"));
    await wait(200);
    sink.hangUp();
    expect((await hanging).kind).toBe("unknown");
    expect(received(sink)).toEqual(["first@example.test", "hangs@example.test"]);
  }));

test("a server that ends the connection before its greeting cannot be reached, and nobody waits for it", async () => {
  const server = createServer((socket) => void socket.end());
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const mute = { host: "127.0.0.1", port, username: null, password: "", name: "mail.northwind.test" };
  expect(await deliver(mute, letterTo("lee@example.test"))).toMatchObject({
    kind: "busy",
    sentence: expect.stringContaining("cannot be reached"),
  });
  await new Promise((resolve) => server.close(resolve));
});

test("a server that stands two conversations at a time gets its twenty mails in those two", () =>
  withSink({ maxClients: 2 }, async (sink) => {
    const answers = await sendAll(sink, people(20));
    expect(new Set(answers.map(({ kind }) => kind))).toEqual(new Set(["accepted"]));
    expect(received(sink)).toEqual(people(20).sort());
    const before = sink.calls();
    await sendAll(sink, people(20));
    expect(sink.calls()).toBe(before);
  }));
