import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { leads } from "@/drizzle/schema";
import { inTransaction } from "@/server/platform/db";
import { as, aTenant, withDatabase } from "@/server/testing";
import { aMember } from "@/server/testing/person";
import { aTextableLead, aTexter } from "@/server/testing/texts";
import { completeTask, refusalToChange, skipTask, snoozeTask } from "./close";
import { createTask, refusalToContact } from "./create";
import { listTasks } from "./list";
import { linkedInPage, profileLinks } from "./profile-links";

withDatabase();

const open = { conversationState: "new", suppressed: [], phoneHash: "x" } as const;

test.each([
  { kind: "call", lead: open, refusal: null },
  { kind: "linkedin", lead: { ...open, phoneHash: null }, refusal: null },
  { kind: "call", lead: { ...open, phoneHash: null }, refusal: "This lead has no phone number." },
  {
    kind: "call",
    lead: { ...open, suppressed: ["sms" as const] },
    refusal: "This lead's number is on the suppression list.",
  },
  { kind: "linkedin", lead: { ...open, suppressed: ["sms" as const] }, refusal: null },
  {
    kind: "linkedin",
    lead: { ...open, suppressed: ["sms" as const, "email" as const] },
    refusal: "The lead opted out: nobody contacts them, by any channel.",
  },
  {
    kind: "call",
    lead: { ...open, conversationState: "opted_out" as const },
    refusal: "The lead opted out: nobody contacts them, by any channel.",
  },
] as const)("a $kind task: $refusal", ({ kind, lead, refusal }) => {
  expect(refusalToContact(kind, { ...lead, suppressed: [...lead.suppressed] })).toBe(refusal);
});

test.each([
  ["open", null],
  ["done", "This task is done already."],
  ["skipped", "This task is skipped already."],
  ["cancelled", "This task is cancelled already."],
] as const)("a task that is %s: %s", (status, refusal) => {
  expect(refusalToChange(status)).toBe(refusal);
});

test.each([
  ["https://de.linkedin.com/in/lee?x=1", "https://www.linkedin.com/in/lee"],
  ["linkedin.com/in/lee", "https://www.linkedin.com/in/lee"],
  ["https://linkedin.com.evil.example/in/lee", null],
  ["javascript:alert(1)", null],
  [null, null],
])("the profile %j leads to %j", (profile, page) => {
  expect(linkedInPage(profile)).toBe(page);
});

test("[E2.3] Sales Navigator is asked by name and company", () => {
  expect(profileLinks({ firstName: "Ana", lastName: "Ruiz & Co", company: "Oak" }, null)).toEqual({
    profileUrl: null,
    salesNavigatorUrl: "https://www.linkedin.com/sales/search/people?keywords=Ana%20Ruiz%20%26%20Co%20Oak",
  });
});

describe("a list of tasks", () => {
  test("shows what is due, mine, open and closed, by time, a page by key", async () => {
    const bare = await aTexter();
    const ctx = { ...bare, ...(await aMember(bare, "marketer")), setNow: bare.setNow };
    const lead = await aTextableLead(ctx);
    const at = (minutes: number) => new Date(ctx.now().getTime() + minutes * 60_000);
    const [late, now, later] = [
      await createTask(ctx, { leadId: lead.id, kind: "call", dueAt: at(-60) }),
      await createTask(ctx, { leadId: lead.id, kind: "linkedin", words: "Hello Lee" }),
      await createTask(ctx, { leadId: lead.id, kind: "call", dueAt: at(600) }),
    ];
    const idsOf = async (view: "due" | "mine" | "all" | "closed") =>
      (await listTasks(ctx, { view })).data.map(({ id }) => id);
    expect(await idsOf("due")).toEqual([late.id, now.id]);
    expect(await idsOf("mine")).toEqual([late.id, now.id, later.id]);
    const first = await listTasks(ctx, { view: "all", limit: 2 });
    expect(first).toMatchObject({ hasMore: true, due: 2 });
    const second = await listTasks(ctx, { view: "all", limit: 2, cursor: first.nextCursor });
    expect(second.data.map(({ id }) => id)).toEqual([later.id]);
    await skipTask(ctx, { taskId: late.id, reason: "Wrong number." });
    expect(await idsOf("closed")).toEqual([late.id]);
    expect(await idsOf("due")).toEqual([now.id]);
  });

  test("a call shows the hours of the lead's zone, a LinkedIn message where to find the lead", async () => {
    const ctx = await aTexter({ now: "2026-11-23T12:00:00Z" }); // 07:00 in New York
    const lead = await aTextableLead(ctx);
    await createTask(ctx, { leadId: lead.id, kind: "call" });
    await createTask(ctx, { leadId: lead.id, kind: "linkedin" });
    const [call, message] = (await listTasks(ctx, { view: "due" })).data;
    expect(call).toMatchObject({
      phone: lead.phone,
      hours: { isOpen: false, zone: "America/New_York", at: new Date("2026-11-23T14:00:00Z") }, // the workspace calls from nine
    });
    expect(message).toMatchObject({ hours: null, phone: null, salesNavigatorUrl: expect.stringContaining("Lee") });
  });

  test("a sales rep does not see the tasks of a colleague's lead", async () => {
    const ctx = await aTexter();
    const lead = await aTextableLead(ctx);
    const { id } = await createTask(ctx, { leadId: lead.id, kind: "call" });
    const { actor } = await aMember(ctx, "sales_rep");
    await inTransaction(ctx, (tx) => tx.update(leads).set({ ownerId: actor.id }).where(eq(leads.id, lead.id)));
    const rep = { ...ctx, ...(await aMember(ctx, "sales_rep")) };
    expect((await listTasks(rep, { view: "all" })).data).toEqual([]);
    await expect(completeTask(rep, { taskId: id })).rejects.toThrow("not found");
  });
});

describe("closing a task", () => {
  test("happens once; it can be put off to a time to come before", async () => {
    const ctx = await aTexter();
    const lead = await aTextableLead(ctx);
    const { id } = await createTask(ctx, { leadId: lead.id, kind: "call" });
    await expect(snoozeTask(ctx, { taskId: id, until: ctx.now() })).rejects.toThrow("a time to come");
    const until = new Date(ctx.now().getTime() + 3_600_000);
    expect(await snoozeTask(ctx, { taskId: id, until })).toMatchObject({ status: "open", dueAt: until });
    expect(await completeTask(ctx, { taskId: id, note: "Reached." })).toMatchObject({
      status: "done",
      note: "Reached.",
    });
    await expect(skipTask(ctx, { taskId: id, reason: "Too late." })).rejects.toThrow("This task is done already.");
  });

  test("is for those who may reply, and another workspace's task does not exist", async () => {
    const [ctx, them] = [await aTexter(), await aTenant()];
    const lead = await aTextableLead(ctx);
    const { id } = await createTask(ctx, { leadId: lead.id, kind: "call" });
    await expect(completeTask(as(ctx, "analyst"), { taskId: id })).rejects.toThrow("may not reply");
    await expect(completeTask(them, { taskId: id })).rejects.toThrow("not found");
    await expect(createTask(them, { leadId: lead.id, kind: "call" })).rejects.toThrow("not found");
    expect((await listTasks(them, { view: "all" })).data).toEqual([]);
  });
});
