import { and, eq, inArray, notInArray } from "drizzle-orm";
import { contactPoints, leads } from "@/drizzle/schema";
import { addPoints, pointsOf, sealEmail, sealPhone, searchTextOf } from "@/server/leads";
import type { Tx } from "@/server/platform/db";
import { newId } from "@/server/platform/ids";
import { type TenantKeys, tenantKeys } from "@/server/platform/vault";
import { emailColumns, type Person, phoneColumns } from "./choose";
import {
  goesBack,
  ownHashes,
  pointConsent,
  pointsBefore,
  restoredOther,
  restoredSurvivor,
  type Withdrawn,
} from "./restore";
import type { Kept, Snapshot } from "./snapshot";

export type Undoing = { now: Person; was: Snapshot; withdrawn: Withdrawn };

/** Which further addresses the survivor keeps, and which go back to the other lead. */
export async function giveBackAddresses(tx: Tx, { now, was, withdrawn }: Undoing): Promise<void> {
  const others = ownHashes(was);
  const here = eq(contactPoints.tenantId, tx.tenantId);
  const ofOther = pointsBefore(was.points, was.other);
  const current = await pointsOf(tx, [was.survivor.id], true);
  const isBack = (hash: string | null, column: "phoneHash" | "emailHash") =>
    hash !== null &&
    hash === was.survivor[column] &&
    (now[column] === hash ||
      goesBack(now[column], { before: was.survivor[column], written: was.written[column], others }));
  const leaving = current.filter(
    ({ id, valueHash }) =>
      (others.has(valueHash) && !ofOther.some((point) => point.id === id && point.valueHash === valueHash)) ||
      isBack(valueHash, "phoneHash") ||
      isBack(valueHash, "emailHash"),
  );
  if (leaving.length > 0)
    await tx.delete(contactPoints).where(
      and(
        here,
        inArray(
          contactPoints.id,
          leaving.map(({ id }) => id),
        ),
      ),
    );
  const remaining = current.filter((point) => !leaving.includes(point));
  for (const point of was.points) {
    const known = remaining.find(({ id, valueHash }) => id === point.id && valueHash === point.valueHash);
    const consent = pointConsent(point, withdrawn);
    if (known)
      await tx
        .update(contactPoints)
        .set({ leadId: point.leadId, consent })
        .where(and(here, eq(contactPoints.id, point.id)));
    else if (point.leadId === was.other.id)
      await addPoints(tx, [{ ...point, consent, id: current.some(({ id }) => id === point.id) ? newId() : point.id }]);
  }
}

const pick = <Key extends keyof Person>(row: Pick<Person, Key>, columns: readonly Key[]) =>
  Object.fromEntries(columns.map((column) => [column, row[column]])) as Pick<Person, Key>;

/** The columns of a primary phone or e-mail with the address itself, sealed for the lead. */
const phoneOf = (keys: TenantKeys, lead: Kept) => ({
  ...pick(lead, phoneColumns),
  phoneSealed: lead.phone ? sealPhone(keys, lead.id, lead.phone) : null,
});
const emailOf = (keys: TenantKeys, lead: Kept) => ({
  ...pick(lead, emailColumns),
  emailSealed: lead.email ? sealEmail(keys, lead.id, lead.email) : null,
});

/** Both leads' own columns; the survivor lets go of an address or an external id before the other takes it. */
export async function giveBackFields(tx: Tx, undoing: Undoing): Promise<void> {
  const { now, was, withdrawn } = undoing;
  const keys = await tenantKeys(tx);
  const { survivor, other, written } = was;
  const us = eq(leads.tenantId, tx.tenantId);
  const one = (id: string) => and(us, eq(leads.id, id));
  if (written.externalId !== survivor.externalId) await tx.update(leads).set({ externalId: null }).where(one(other.id));
  await tx
    .update(leads)
    .set({ ...(await survivorAgain(tx, undoing, keys)), updatedAt: tx.now() })
    .where(one(survivor.id));
  await tx
    .update(leads)
    .set({
      ...restoredOther(now, was, withdrawn),
      ...phoneOf(keys, other),
      ...emailOf(keys, other),
      updatedAt: tx.now(),
    })
    .where(one(other.id));
  if (was.brought.length > 0)
    await tx
      .update(leads)
      .set({ mergedIntoId: other.id })
      .where(and(us, inArray(leads.id, was.brought)));
}

async function survivorAgain(tx: Tx, { now, was, withdrawn }: Undoing, keys: TenantKeys) {
  const { survivor, written } = was;
  const others = ownHashes(was);
  const fields = restoredSurvivor(now, was, withdrawn);
  const isBack = (column: "phoneHash" | "emailHash") =>
    goesBack(now[column], { before: survivor[column], written: written[column], others });
  return {
    ...fields,
    ...(isBack("phoneHash") ? phoneOf(keys, survivor) : {}),
    ...(isBack("emailHash") ? emailOf(keys, survivor) : {}),
    searchText: searchTextOf({ ...now, ...fields }),
    absorbed: await absorbsOthers(tx, was),
  };
}

/** Whether leads stay merged into the survivor after this undoing. */
async function absorbsOthers(tx: Tx, { survivor, other, brought }: Snapshot): Promise<boolean> {
  const leaving = [other.id, ...brought];
  const [left] = await tx
    .select({ id: leads.id })
    .from(leads)
    .where(and(eq(leads.tenantId, tx.tenantId), eq(leads.mergedIntoId, survivor.id), notInArray(leads.id, leaving)))
    .limit(1);
  return left !== undefined;
}
