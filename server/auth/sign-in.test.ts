import { expect, test } from "vitest";
import { withDatabase } from "@/server/testing";
import { allowedFailures, refusalToTry } from "./login-attempts";
import { hashPassword, passwordMatches } from "./password";
import { changePassword, updateProfile } from "./profile";
import type { Viewer, Visit } from "./schemas";
import {
  endSession,
  listSessions,
  revokeOtherSessions,
  revokeSession,
  startSession,
  viewerOfSession,
} from "./sessions";
import { signInWithPassword } from "./sign-in";
import { signInStore } from "./sign-in-store";
import { signUp } from "./sign-up";

withDatabase();

const password = "correct horse battery";
const wrong = "This e-mail address and password do not belong together.";
let people = 0;

const visitAt = (minute: number, address = `198.51.100.${people}`): Visit => ({
  address,
  userAgent: "Firefox",
  now: () => new Date(Date.UTC(2026, 10, 1, 12, minute)),
});

async function aPerson() {
  people += 1;
  const email = `person${people}@example.com`;
  const { person, slug } = await signUp(visitAt(0), { name: "Ana", email, password, workspace: `Work ${people}` });
  return { ...person, slug };
}

async function aViewer(): Promise<Viewer> {
  const person = await aPerson();
  const viewer = await viewerOfSession(await startSession(person.id, visitAt(0)), visitAt(1).now());
  if (!viewer) throw new Error("no session");
  return viewer;
}

test("signing up gives a workspace, and the password signs in", async () => {
  const { email, id, slug } = await aPerson();
  expect(slug).toBe(`work-${people}`);
  expect(await signInWithPassword(visitAt(1), { email, password })).toMatchObject({ id, email });
});

test("an address that has an account cannot sign up again", async () => {
  const { email } = await aPerson();
  const again = signUp(visitAt(0), { name: "Eve", email, password, workspace: "Hers" });
  await expect(again).rejects.toThrow("already has an account");
});

test("a wrong password and an unknown address are refused with the same sentence", async () => {
  const { email } = await aPerson();
  await expect(signInWithPassword(visitAt(1), { email, password: "nope" })).rejects.toThrow(wrong);
  await expect(signInWithPassword(visitAt(1), { email: "nobody@example.com", password })).rejects.toThrow(wrong);
});

test("after eight failures the account waits, even with the right password, until the window is over", async () => {
  const { email } = await aPerson();
  for (let attempt = 0; attempt < allowedFailures.account; attempt++) {
    await expect(signInWithPassword(visitAt(3), { email, password: "nope" })).rejects.toThrow(wrong);
  }
  await expect(signInWithPassword(visitAt(3), { email, password })).rejects.toThrow("Try again in 12 minutes.");
  expect(await signInWithPassword(visitAt(16), { email, password })).toMatchObject({ email });
});

test.each([
  [{ account: 0, address: 0 }, null],
  [{ account: 7, address: 59 }, null],
  [{ account: 8, address: 0 }, "Too many failed sign-ins. Try again in 5 minutes."],
  [{ account: 0, address: 60 }, "Too many failed sign-ins. Try again in 5 minutes."],
])("failures of %o: %s", (failures, refusal) => {
  expect(refusalToTry(failures, 5)).toBe(refusal);
});

test("a revoked session is nobody's at once, and the others stay", async () => {
  const viewer = await aViewer();
  const other = await startSession(viewer.id, visitAt(1));
  expect(await listSessions(viewer, visitAt(2).now())).toHaveLength(2);
  await revokeSession(viewer, { sessionId: other });
  expect(await viewerOfSession(other, visitAt(2).now())).toBeNull();
  expect(await viewerOfSession(viewer.sessionId, visitAt(2).now())).toMatchObject({ id: viewer.id });
});

test("somebody else's session does not exist for us", async () => {
  const [us, them] = [await aViewer(), await aViewer()];
  await expect(revokeSession(us, { sessionId: them.sessionId })).rejects.toThrow("This session was not found.");
  await expect(revokeSession(us, { sessionId: "x" })).rejects.toThrow("This session was not found.");
});

test("a session ends by signing out, and after thirty days by itself", async () => {
  const viewer = await aViewer();
  expect(await viewerOfSession(viewer.sessionId, new Date("2026-12-02T12:00:00Z"))).toBeNull();
  await endSession(viewer.sessionId);
  expect(await viewerOfSession(viewer.sessionId, visitAt(1).now())).toBeNull();
});

test("a changed password needs the current one and signs the other browsers out", async () => {
  const viewer = await aViewer();
  const other = await startSession(viewer.id, visitAt(1));
  const next = "another long password";
  await expect(changePassword(viewer, { current: "nope", next })).rejects.toThrow("not your current password");
  await changePassword(viewer, { current: password, next });
  expect(await viewerOfSession(other, visitAt(2).now())).toBeNull();
  expect(await signInWithPassword(visitAt(2), { email: viewer.email, password: next })).toMatchObject({
    id: viewer.id,
  });
  expect(await revokeOtherSessions(viewer)).toBe(0);
});

test("a profile takes a real time zone only", async () => {
  const viewer = await aViewer();
  await updateProfile(viewer, { timeZone: "Europe/Berlin", theme: "dark" });
  const seen = await viewerOfSession(viewer.sessionId, visitAt(1).now());
  expect(seen).toMatchObject({ timeZone: "Europe/Berlin", theme: "dark", name: "Ana" });
  await expect(updateProfile(viewer, { timeZone: "Mars/Olympus" })).rejects.toThrow(
    '"Mars/Olympus" is not a time zone.',
  );
});

test("a hash keeps no password and matches only its own", async () => {
  const hash = await hashPassword(password);
  expect(hash).not.toContain(password);
  expect([
    await passwordMatches(password, hash),
    await passwordMatches("x", hash),
    await passwordMatches("", null),
  ]).toEqual([true, false, false]);
});

test("a sign-in link works once, and not after its time", async () => {
  const store = signInStore(visitAt(0));
  const link = { identifier: "ana@example.com", token: "t1" };
  await store.createVerificationToken({ ...link, expires: visitAt(15).now() });
  expect(await signInStore(visitAt(16)).useVerificationToken(link)).toBeNull();
  await store.createVerificationToken({ ...link, token: "t2", expires: visitAt(15).now() });
  expect(await store.useVerificationToken({ ...link, token: "t2" })).toMatchObject({ identifier: "ana@example.com" });
  expect(await store.useVerificationToken({ ...link, token: "t2" })).toBeNull();
});

test("an organisation's identity leads back to its person", async () => {
  const person = await aPerson();
  const store = signInStore(visitAt(0));
  const identity = { provider: "oidc", providerAccountId: `sub-${person.id}` };
  await store.linkAccount({ ...identity, userId: person.id });
  expect(await store.getUserByAccount(identity)).toMatchObject({ id: person.id });
  expect(await store.getUserByAccount({ ...identity, providerAccountId: "other" })).toBeNull();
});
