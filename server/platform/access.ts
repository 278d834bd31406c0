import type { Role } from "@/server/tenancy/schemas";
import type { Ctx } from "./ctx";
import { Forbidden } from "./errors";

/** What may be done; a key's scopes and a role's rights are both lists of these. */
export const permissions = [
  "leads:read",
  "leads:write",
  "leads:import",
  "leads:export",
  "segments:read",
  "segments:write",
  "consent:read",
  "consent:write",
  "campaigns:read",
  "campaigns:write",
  "campaigns:launch",
  "campaigns:stop",
  "sending:halt",
  "conversations:read",
  "conversations:reply",
  "bookings:read",
  "bookings:write",
  "analytics:read",
  "analytics:export",
  "audit:read",
  "settings:read",
  "settings:channels",
  "settings:timing",
  "settings:branding",
  "settings:fields",
  "members:read",
  "members:write",
  "keys:read",
  "keys:write",
  "sandbox:write",
  "runs:write",
  "platform:write",
] as const;
export type Permission = (typeof permissions)[number];

const reading: Permission[] = ["leads:read", "segments:read", "campaigns:read", "bookings:read", "analytics:read"];
const everythingInTenant = permissions.filter((permission) => permission !== "platform:write");

/** The table of ux.md section 2, as rights. */
const rights: Record<Role, readonly Permission[]> = {
  owner: everythingInTenant,
  admin: everythingInTenant,
  marketer: [
    ...reading,
    "leads:write",
    "leads:import",
    "leads:export",
    "analytics:export",
    "segments:write",
    "consent:read",
    "campaigns:write",
    "campaigns:launch",
    "campaigns:stop",
    "conversations:read",
    "conversations:reply",
    "bookings:write",
    "sandbox:write",
    "runs:write",
  ],
  sales_rep: [
    "leads:read",
    "leads:write",
    "segments:read",
    "campaigns:read",
    "bookings:read",
    "bookings:write",
    "analytics:read",
    "conversations:read",
    "conversations:reply",
  ],
  analyst: [...reading, "analytics:export"],
  compliance: [
    ...reading,
    "consent:read",
    "consent:write",
    "conversations:read",
    "campaigns:stop",
    "sending:halt",
    "audit:read",
    "settings:read",
    "settings:timing",
  ],
  developer: ["keys:read", "keys:write", "sandbox:write"],
};

export const permissionsOf = (role: Role): ReadonlySet<Permission> => new Set(rights[role]);
const changing = /:(write|launch|stop|halt|reply)$/;

/** The scopes of a key with what they include: who may change a thing may read it. */
export const withReading = (scopes: readonly Permission[]): ReadonlySet<Permission> =>
  new Set([
    ...scopes,
    ...permissions.filter((permission) =>
      scopes.some((scope) => changing.test(scope) && permission === scope.replace(changing, ":read")),
    ),
  ]);

export const allPermissions: ReadonlySet<Permission> = new Set(permissions);

const sentences: Partial<Record<Permission, string>> = {
  "campaigns:launch": "Your role may not launch campaigns. An owner or an admin can change your role.",
  "conversations:reply": "Your role may not reply to leads. An owner or an admin can change your role.",
  "sending:halt": "Your role may not halt sending. A compliance officer, an owner or an admin can.",
  "leads:export": "Your role may not export leads. An owner or an admin can change your role.",
  "analytics:export": "Your role may not export results. An owner or an admin can change your role.",
};

/** Whether the actor has the right. */
export const mayDo = (ctx: Ctx, permission: Permission): boolean => ctx.permissions.has(permission);

/** Throws Forbidden, with a sentence that names who can help, unless the actor has the right. */
export function authorize(ctx: Ctx, permission: Permission): void {
  if (mayDo(ctx, permission)) return;
  if (ctx.actor.kind === "key") throw new Forbidden(`This API key lacks the scope ${permission}.`);
  throw new Forbidden(
    sentences[permission] ?? `Your role lacks the right ${permission}. An owner or an admin can change your role.`,
  );
}
