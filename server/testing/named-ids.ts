import { z } from "zod";

/** Fields whose value can name something of a tenant, by their names; a filter names rows by its values. */
const naming = /(^|_)id$|Ids?$|^(phone|address|search|token|filter|attachments)$/;

type JsonSchema = { type?: string; format?: string; properties?: Record<string, JsonSchema>; anyOf?: JsonSchema[] };

/** An input's fields, as the description of the API shows them. */
export function propertiesOf(schema: z.ZodType | undefined): Record<string, JsonSchema> {
  if (!schema) return {};
  const { properties } = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as JsonSchema;
  return properties ?? {};
}

/** The fields of an input that can hold an id of somebody else's. */
export function namingFields(schema: z.ZodType | undefined): string[] {
  return Object.entries(propertiesOf(schema))
    .filter(([name, field]) => naming.test(name) || isUuid(field) || (name === "text" && field.type === "string"))
    .map(([name]) => name);
}

const isUuid = (field: JsonSchema): boolean => field.format === "uuid" || (field.anyOf ?? []).some(isUuid);

/** An input of ours in which one field after the other names what somebody else has, and then all of them at once. */
export function foreignInputs(
  fields: readonly string[],
  { own, theirs }: Record<"own" | "theirs", object>,
): { field: string; input: object }[] {
  const single = fields.map((field) => ({ field, input: { ...own, [field]: Reflect.get(theirs, field) } }));
  return fields.length > 1 ? [...single, { field: "*", input: theirs }] : single;
}

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi;
const time = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z?/g;
const secret = /(whsec_|rk_live_|\/invite\/)[\w+/=-]+/g;
const counter = /(version|clockOffsetMs)\\?":\d+/g;

/** An answer without what differs from call to call (new ids, times, secrets, counters) and without the caller's own words. */
export function comparable(answer: unknown, echoed: readonly string[]): string {
  const text = echoed.reduce((text, word) => text.replaceAll(word, "<echo>"), JSON.stringify(answer) ?? "");
  return text.replace(secret, "<secret>").replace(time, "<time>").replace(uuid, "<id>").replace(counter, "<counter>");
}
