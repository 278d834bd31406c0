import { defaultShouldDehydrateQuery, QueryClient } from "@tanstack/react-query";
import superjson from "superjson";

const isRefusal = (error: unknown) => {
  const data: unknown = error instanceof Error && "data" in error ? error.data : null;
  const status = data && typeof data === "object" && "httpStatus" in data ? Number(data.httpStatus) : 500;
  return status >= 400 && status < 500;
};

/** One setting for the server's prefetch and the browser: what the server began, the browser finishes. */
export function makeQueryClient(
  options: Pick<ConstructorParameters<typeof QueryClient>[0] & object, "queryCache" | "mutationCache"> = {},
) {
  return new QueryClient({
    ...options,
    defaultOptions: {
      queries: { staleTime: 30_000, retry: (count, error) => count < 2 && !isRefusal(error) },
      mutations: { retry: false },
      dehydrate: {
        serializeData: superjson.serialize,
        shouldDehydrateQuery: (query) => defaultShouldDehydrateQuery(query) || query.state.status === "pending",
        shouldRedactErrors: () => false,
      },
      hydrate: { deserializeData: superjson.deserialize },
    },
  });
}
