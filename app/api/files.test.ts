import { readdirSync, readFileSync } from "node:fs";
import { encode } from "next-auth/jwt";
import { beforeAll, expect, test } from "vitest";
import { currentCursor } from "@/server/platform/live";
import { authSecret } from "@/server/platform/secrets";
import { withDatabase } from "@/server/testing";
import { fingerprintOf } from "@/server/testing/fingerprint";
import { aRichTenant, type Ids, type RichTenant, unknownIds } from "@/server/testing/rich-tenant";
import { sessionCookie } from "@/server/trpc/context";
import { GET as campaignFile } from "./campaigns/[campaignId]/export/route";
import { GET as resultsFile } from "./campaigns/[campaignId]/results/route";
import { GET as threadFile } from "./conversations/[conversationId]/files/[fileId]/route";
import { GET as liveStream } from "./events/route";
import { POST as uploadFile } from "./files/route";
import { GET as evidenceOfConsent } from "./imports/[importId]/evidence/[evidenceId]/route";
import { POST as attach } from "./imports/[importId]/evidence/route";
import { GET as problemsFile } from "./imports/[importId]/problems/route";
import { POST as upload } from "./imports/route";
import { GET as bulkFile } from "./leads/bulk/[jobId]/route";
import { GET as leadsFile } from "./leads/export/route";
import { GET as evidenceFile } from "./touches/[touchId]/evidence/route";

withDatabase();

type Route = (request: Request, route: { params: Promise<Record<string, string>> }) => Promise<Response>;
type Asked = { params?: Record<string, string>; query?: Record<string, string>; body?: string };
type File = { folder: string; serve: Route; ask: (ids: Ids) => Asked; foreign: number };

/** What the browser fetches outside tRPC; a route of this kind without an entry fails. */
const files: File[] = [
  { folder: "campaigns/[campaignId]/export", serve: campaignFile, foreign: 404, ask: byCampaign },
  { folder: "campaigns/[campaignId]/results", serve: resultsFile, foreign: 404, ask: byCampaign },
  {
    folder: "imports/[importId]/problems",
    serve: problemsFile,
    foreign: 404,
    ask: (ids) => ({ params: { importId: ids.import } }),
  },
  {
    folder: "imports/[importId]/evidence",
    serve: attach,
    foreign: 404,
    ask: (ids) => ({ params: { importId: ids.openImport }, body: "Signed at the fair." }),
  },
  {
    folder: "imports/[importId]/evidence/[evidenceId]",
    serve: evidenceOfConsent,
    foreign: 404,
    ask: (ids) => ({ params: { importId: ids.openImport, evidenceId: ids.evidence } }),
  },
  {
    folder: "conversations/[conversationId]/files/[fileId]",
    serve: threadFile,
    foreign: 404,
    ask: (ids) => ({ params: { conversationId: ids.conversation, fileId: ids.file } }),
  },
  { folder: "files", serve: uploadFile, foreign: 201, ask: () => ({ body: "Our prices" }) },
  { folder: "imports", serve: upload, foreign: 201, ask: () => ({ body: "name,phone\nIda,4155550123\n" }) },
  {
    folder: "leads/bulk/[jobId]",
    serve: bulkFile,
    foreign: 404,
    ask: (ids) => ({ params: { jobId: ids.bulkJob } }),
  },
  {
    folder: "leads/export",
    serve: leadsFile,
    foreign: 404,
    ask: (ids) => ({ query: { segment: ids.segment, columns: "first_name,company" } }),
  },
  {
    folder: "touches/[touchId]/evidence",
    serve: evidenceFile,
    foreign: 404,
    ask: (ids) => ({ params: { touchId: ids.touch } }),
  },
];

function byCampaign(ids: Ids): Asked {
  return { params: { campaignId: ids.campaign } };
}

let ours: RichTenant;
let theirs: RichTenant;
beforeAll(async () => {
  ours = await aRichTenant("Quixote");
  theirs = await aRichTenant("Zanzibar");
});

/** A signed-in browser of ours asks. */
async function asked({ serve, ask }: File, ids: Ids, { tenant = ours.ctx.tenantSlug, isSignedIn = true } = {}) {
  const { params = {}, query = {}, body } = ask(ids);
  const token = await encode({ token: { sid: ours.ids.session }, secret: authSecret() });
  const cookie: Record<string, string> = isSignedIn ? { cookie: `${sessionCookie}=${token}` } : {};
  const headers = { ...cookie, "x-tenant": tenant, "x-file-name": "leads.csv" };
  const init = body ? { method: "POST", body, headers } : { headers };
  const request = new Request(`http://localhost/?${new URLSearchParams(query)}`, init);
  const answer = await serve(request, { params: Promise.resolve(params) });
  return { status: answer.status, says: await answer.text() };
}

test("every route that answers a signed-in browser stands in the table", () => {
  const routes = readdirSync("app/api", { recursive: true })
    .map(String)
    .filter((path) => path.endsWith("route.ts") && readFileSync(`app/api/${path}`, "utf8").includes("forViewer("))
    .map((path) => path.replace(/\/route\.ts$/, ""));
  expect(files.map(({ folder }) => folder).sort()).toEqual(routes.sort());
});

test.each(files)("[5.10] $folder names nothing of another tenant", async (file) => {
  const before = await fingerprintOf(theirs.ctx);
  const own = await asked(file, ours.ids);
  expect(own.status).toBeLessThan(300);
  const answer = await asked(file, theirs.ids);
  expect(answer.status).toBe(file.foreign);
  if (answer.status === 404) expect(answer).toEqual(await asked(file, unknownIds(theirs.ids)));
  for (const tenant of [theirs.ctx.tenantSlug, "no-such-workspace"])
    expect(await asked(file, theirs.ids, { tenant })).toEqual({
      status: 404,
      says: '{"message":"This workspace was not found."}',
    });
  expect(await asked(file, ours.ids, { isSignedIn: false })).toMatchObject({ status: 401 });
  expect(await fingerprintOf(theirs.ctx)).toEqual(before);
});

test("a filter that is no JSON, or no filter, is refused in a sentence", async () => {
  const file = files.find(({ folder }) => folder === "leads/export");
  for (const filter of ["{", '{"all":[{"field":"shoe","op":"eq","value":1}]}']) {
    const query = { filter, columns: "first_name" };
    const answer = file && (await asked({ ...file, ask: () => ({ query }) }, ours.ids));
    expect(answer).toMatchObject({ status: 400, says: expect.stringMatching(/not valid JSON|no field called/) });
  }
});

test("[5.10] the live stream of another tenant's workspace is like that of none", async () => {
  const token = await encode({ token: { sid: ours.ids.session }, secret: authSecret() });
  const follow = async (tenant: string, after = "") => {
    const leave = new AbortController();
    const headers = { cookie: `${sessionCookie}=${token}`, "last-event-id": after };
    const request = new Request(`http://localhost/api/events?tenant=${tenant}`, { headers, signal: leave.signal });
    const answer = await liveStream(request);
    return { status: answer.status, body: answer.body?.getReader(), leave };
  };
  for (const tenant of [theirs.ctx.tenantSlug, "no-such-workspace", ""])
    expect(await follow(tenant)).toMatchObject({ status: 401 });
  const { status, body, leave } = await follow(ours.ctx.tenantSlug, await currentCursor(theirs.ctx));
  expect(status).toBe(200);
  const first = new TextDecoder().decode((await body?.read())?.value);
  expect(first).toMatch(/^id: \S+\nevent: (ready|reset)\ndata: \{\}\n\n$/);
  leave.abort();
  await body?.cancel();
});
