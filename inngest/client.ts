import { eventType, Inngest } from "inngest";
import { z } from "zod";
import { embeddedClient, sdkLog } from "@/server/jobs";
import { env, isBuilding } from "@/server/platform/env";

const appId = "rekindle";

function makeClient(): Inngest {
  if (isBuilding()) return embeddedClient(appId);
  const { INNGEST_EVENT_KEY: eventKey, INNGEST_SIGNING_KEY: signingKey, INNGEST_BASE_URL: baseUrl } = env();
  if (!eventKey || !signingKey) return embeddedClient(appId);
  return new Inngest({
    id: appId,
    isDev: false,
    eventKey,
    signingKey,
    ...(baseUrl ? { baseUrl } : {}),
    aiMetadata: false,
    logger: sdkLog,
  });
}

/** Whether an Inngest server runs the functions; otherwise the embedded engine of this process does. */
export const usesInngestServer = (): boolean =>
  env().INNGEST_EVENT_KEY !== undefined && env().INNGEST_SIGNING_KEY !== undefined;

/** The one client of the application; every function is made with it. */
export const inngest = makeClient();

/** An event that only functions send to each other; always about one tenant. */
export const tenantEvent = <Name extends string>(name: Name) =>
  eventType(name, { schema: z.object({ tenantId: z.string() }) });
