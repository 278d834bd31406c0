import type { NextRequest } from "next/server";
import NextAuth from "next-auth";
import { setNextAuthUrl } from "@/server/platform/env";
import { visitOf } from "@/server/trpc/context";
import { authOptions } from "./options";

type RouteContext = { params: Promise<{ nextauth: string[] }> };

// next-auth is CommonJS: outside the bundler its default export arrives as an object.
const interop = NextAuth as typeof NextAuth & { default?: typeof NextAuth };
const nextAuth = interop.default ?? NextAuth;

async function answer(request: NextRequest, context: RouteContext): Promise<Response> {
  setNextAuthUrl();
  return nextAuth(request, context, authOptions(visitOf(request.headers)));
}

export { answer as GET, answer as POST };
