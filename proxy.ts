import { type NextRequest, NextResponse } from "next/server";

/** Tells the render which workspace its path names; a header of that name from outside is overwritten. */
export function proxy(request: NextRequest) {
  const headers = new Headers(request.headers);
  headers.set("x-tenant", request.nextUrl.pathname.split("/")[2] ?? "");
  headers.set("x-path", request.nextUrl.pathname + request.nextUrl.search);
  headers.set("x-request-id", crypto.randomUUID());
  return NextResponse.next({ request: { headers } });
}

export const config = { matcher: "/t/:tenant/:path*" };
