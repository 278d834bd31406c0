import { type Database, database, useDatabase as putInPlace } from "@/server/platform/db";
import type { Db } from "@/server/platform/db/db";

/** A process that can die at every point where something outside of it changes: beside each commit and each network call. */
export interface MortalProcess {
  /** The points passed since the last life began, in order. */
  readonly passed: readonly string[];
  readonly isDead: boolean;
  /** Says that a point is reached. @throws when the process dies here, or is dead. */
  pass(point: string): void;
  /** A new life, which dies at that point (from 1); null = it lives on. */
  live(diesAt: number | null): void;
}

class Died extends Error {
  constructor(point: string) {
    super(`The process died: ${point}.`);
    this.name = "Died";
  }
}

type Work = (tx: Db) => Promise<unknown>;

/** Puts a database in place whose transactions begin, commit and end only while the process lives. Call it after `withDatabase`. */
export async function mortalProcess(): Promise<MortalProcess> {
  const life: { passed: string[]; diesAt: number | null; isDead: boolean } = {
    passed: [],
    diesAt: null,
    isDead: false,
  };
  const mortal: MortalProcess = {
    get passed() {
      return life.passed;
    },
    get isDead() {
      return life.isDead;
    },
    pass(point) {
      if (life.isDead) throw new Died(`before ${point}`);
      life.passed.push(point);
      if (life.passed.length !== life.diesAt) return;
      life.isDead = true;
      throw new Died(point);
    },
    live: (diesAt) => void Object.assign(life, { passed: [], diesAt, isDead: false }),
  };
  const real = await database();
  putInPlace(dyingWith(mortal, real));
  return mortal;
}

function dyingWith(mortal: MortalProcess, real: Database): Database {
  const transaction = async (work: Work) => {
    if (mortal.isDead) throw new Died("before a transaction");
    const result = await real.db.transaction(async (tx) => {
      const answer = await work(tx as Db);
      mortal.pass("before a commit"); // it rolls back: the connection is gone
      return answer;
    });
    mortal.pass("after a commit");
    return result;
  };
  const db = new Proxy(real.db, {
    get: (target, name) => {
      if (name === "transaction") return transaction;
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === "function" ? value.bind(target) : value;
    },
  });
  return { ...real, db };
}
