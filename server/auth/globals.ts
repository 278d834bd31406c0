import { type Db, database } from "@/server/platform/db";
import { withoutParameters } from "@/server/platform/db/safe-error";

/** People, sessions and sign-in links belong to no tenant: read and written here, errors freed of personal data. */
export async function inGlobals<T>(work: (db: Db) => Promise<T>): Promise<T> {
  const { db } = await database();
  try {
    return await work(db);
  } catch (error) {
    throw withoutParameters(error);
  }
}
