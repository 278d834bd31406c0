import { z } from "zod";
import packageJson from "@/package.json";
import type { Contract } from "../rest";
import { servings } from "./serving";

const schemaOf = (schema: z.ZodType) => z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });

const problem = {
  description: "What is wrong, in a sentence",
  content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
};
const refusals = Object.fromEntries([401, 403, 404, 409, 422, 429].map((status) => [String(status), problem]));

/** Query parameters and path parameters, from the same schema that parses them. */
function parametersOf(path: string, { query }: Contract) {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: "path",
    required: true,
    schema: { type: "string" },
  }));
  const shape = query instanceof z.ZodObject ? query.shape : {};
  const inQuery = Object.entries(shape).map(([name, schema]) => ({
    name,
    in: "query",
    required: false,
    schema: schemaOf(schema as z.ZodType),
  }));
  return [...inPath, ...inQuery];
}

function operationOf(path: string, contract: Contract) {
  const content = contract.isRaw
    ? { "multipart/form-data": { schema: contract.form ? schemaOf(contract.form) : { type: "object" } } }
    : contract.body && { "application/json": { schema: schemaOf(contract.body) } };
  return {
    security: [{ key: [contract.scope] }],
    "x-scope": contract.scope,
    parameters: parametersOf(path, contract),
    ...(content ? { requestBody: { content } } : {}),
    responses: { "2XX": { description: "Done" }, ...refusals },
  };
}

function pathsOf() {
  const byPath = Map.groupBy(servings, ({ path }) => path);
  return Object.fromEntries(
    [...byPath].map(([path, served]) => [
      path,
      Object.fromEntries(
        served.map(({ method, serving }) => [method.toLowerCase(), operationOf(path, serving.contract)]),
      ),
    ]),
  );
}

/** The contract of the public API, generated from the schemas that its calls parse with. */
export function GET(): Response {
  return Response.json({
    openapi: "3.1.2",
    info: {
      title: "Rekindle",
      version: packageJson.version,
      description: "Times are RFC 3339 UTC, money in minor units, phones E.164.",
    },
    servers: [{ url: "/api/v1" }],
    paths: pathsOf(),
    components: {
      securitySchemes: { key: { type: "http", scheme: "bearer" } },
      schemas: {
        Problem: {
          type: "object",
          properties: {
            type: { type: "string" },
            title: { type: "string" },
            status: { type: "integer" },
            detail: { type: "string" },
          },
          required: ["title", "status", "detail"],
        },
      },
    },
  });
}
