import type { Contract } from "../rest";
import { calls } from "./calls";

export const methods = ["GET", "POST", "PATCH", "DELETE"] as const;

type Handle = (request: Request, route: { params: Promise<Record<string, string>> }) => Promise<Response>;
export type Serving = Handle & { contract: Contract };

const isServing = (value: unknown): value is Serving => typeof value === "function" && "contract" in value;

/** Every call of the public API: path, method and what serves it. */
export const servings = Object.entries(calls).flatMap(([path, route]) =>
  methods.flatMap((method) => {
    const serving = (route as Record<string, unknown>)[method];
    return isServing(serving) ? [{ path, method, serving }] : [];
  }),
);
