import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { calls } from "./calls";
import { GET } from "./route";

test("every route of the public API is described", () => {
  const routes = readdirSync("app/api/v1", { recursive: true })
    .map(String)
    .filter((file) => file.endsWith("/route.ts") && !file.startsWith("openapi.json"))
    .map((file) => `/${file.replace(/\/route\.ts$/, "").replaceAll(/\[(\w+)\]/g, "{$1}")}`);
  expect(Object.keys(calls).sort()).toEqual(routes.sort());
});

test("the description says which scope a call needs and what its body is", async () => {
  const contract = await GET().json();
  const launch = contract.paths["/campaigns/{id}/launch"].post;
  expect(launch["x-scope"]).toBe("campaigns:launch");
  expect(launch.requestBody.content["application/json"].schema.properties).toHaveProperty("hold_seconds");
  const form = contract.paths["/imports"].post.requestBody.content["multipart/form-data"].schema.properties;
  for (const field of ["file", "mapping", "consent", "on_existing", "sheet", "header_rows"])
    expect(form).toHaveProperty(field);
  expect(contract.paths["/leads"].get.parameters.map(({ name }: { name: string }) => name)).toContain("phone");
});
