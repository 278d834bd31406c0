import { and, eq, isNull } from "drizzle-orm";
import { brands } from "@/drizzle/schema";
import { record } from "@/server/audit";
import { authorize } from "@/server/platform/access";
import type { Ctx } from "@/server/platform/ctx";
import { inTransaction, type Tx } from "@/server/platform/db";
import { NotFound } from "@/server/platform/errors";
import type { Brand, UpdateBrandInput } from "./schemas";

/** Who the tenant is towards its leads. */
export async function brandOf(tx: Tx): Promise<Brand> {
  const [brand] = await tx.select().from(brands);
  if (!brand) throw new NotFound("brand");
  const { tenantId: _, updatedAt: __, ...words } = brand;
  return words;
}

export const getBrand = (ctx: Ctx): Promise<Brand> => {
  authorize(ctx, "campaigns:read");
  return inTransaction(ctx, brandOf);
};

export async function updateBrand(ctx: Ctx, input: UpdateBrandInput): Promise<Brand> {
  authorize(ctx, "settings:branding");
  return inTransaction(ctx, async (tx) => {
    const before = await brandOf(tx);
    await tx
      .update(brands)
      .set({ ...input, updatedAt: tx.realNow() })
      .where(eq(brands.tenantId, tx.tenantId));
    const after = await brandOf(tx);
    await record(tx, "brand.updated", { subject: { type: "brand", id: tx.tenantId }, before, after });
    return after;
  });
}

/** A sandbox's made-up address: without one no marketing mail may leave, and from a sandbox none leaves anyway. */
export async function seedPostalAddress(tx: Tx): Promise<void> {
  await tx
    .update(brands)
    .set({ postalAddress: "1 Sample Street, Springfield, IL 62701, USA" })
    .where(and(eq(brands.tenantId, tx.tenantId), isNull(brands.postalAddress)));
}

/** The domains a text may link to: the tenant's list, its booking page and this installation's own link host. */
export const linkDomainsOf = (brand: Brand, publicAddress: string): string[] => [
  ...brand.linkDomains,
  ...(brand.bookingUrl ? [new URL(brand.bookingUrl).hostname] : []),
  new URL(publicAddress).hostname,
];
