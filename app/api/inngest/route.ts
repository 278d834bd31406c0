import { serve } from "inngest/next";
import type { NextRequest } from "next/server";
import { inngest, usesInngestServer } from "@/inngest/client";
import { functions } from "@/inngest/functions";

type Method = "GET" | "POST" | "PUT";

/** An Inngest server calls here with signed requests. With the embedded engine there is nothing to call: 404. */
function answer(method: Method) {
  let handlers: ReturnType<typeof serve> | undefined;
  return async (request: NextRequest, context: unknown) => {
    if (!usesInngestServer()) return new Response(null, { status: 404 });
    handlers ??= serve({ client: inngest, functions });
    return handlers[method](request, context);
  };
}

export const dynamic = "force-dynamic";
export const GET = answer("GET");
export const POST = answer("POST");
export const PUT = answer("PUT");
