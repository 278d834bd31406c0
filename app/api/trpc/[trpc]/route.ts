import { fetchRequestHandler } from "@trpc/server/adapters/fetch";
import { requestContext } from "@/server/trpc/context";
import { appRouter } from "@/server/trpc/root";

const answer = (req: Request) =>
  fetchRequestHandler({
    endpoint: "/api/trpc",
    req,
    router: appRouter,
    createContext: () => requestContext(req.headers),
    responseMeta: ({ ctx }) => ({
      headers: new Headers({ "cache-control": "no-store", ...(ctx ? { "x-request-id": ctx.requestId } : {}) }),
    }),
  });

export { answer as GET, answer as POST };
