import pg from "pg";
import { Pool } from "undici";
import type { Contender } from "../harness";
import { fullLoad } from "./load";

/** A question to the API, and the same by hand in SQL. */
export interface Read {
  path: string;
  sql: string;
  values: unknown[];
  /** A refusal when the answer is not what the rows say; the ids in their order unless said otherwise. */
  check?: (answer: Answer, rows: Row[]) => string | null;
}

export type Row = Record<string, unknown>;
export type Answer = { data: Row[] } & Row;

/** How the API is asked and the database is read: by so many users at once. */
export interface Readers {
  address: string;
  secrets: string[];
  databaseUrl: string;
  users: number;
  requests: number;
  pids: { ours: () => number[]; database: () => number[] };
}

const sameIds: NonNullable<Read["check"]> = (answer, rows) => {
  const [got, due] = [answer.data.map(({ id }) => id), rows.slice(0, answer.data.length).map(({ id }) => id)];
  const isWhole = got.length === Math.min(50, rows.length);
  return isWhole && JSON.stringify(got) === JSON.stringify(due)
    ? null
    : `it has ${got.length} rows that are not those of SQL`;
};

/** Reads by the API against the same reads as prepared statements of the database's owner. */
export class ReadBench {
  private readonly pool: Pool;
  private readonly database: pg.Pool;

  constructor(private readonly readers: Readers) {
    this.pool = new Pool(readers.address, { connections: readers.users, bodyTimeout: 60_000, headersTimeout: 60_000 });
    this.database = new pg.Pool({ connectionString: readers.databaseUrl, max: readers.users });
  }

  /** The limit and ours for one kind of read. */
  contenders(name: string, reads: readonly Read[], share = 1): [Contender, Contender] {
    const requests = Math.max(reads.length, Math.round(this.readers.requests * share));
    return [this.bySql(name, reads, requests), this.byApi(name, reads, requests)];
  }

  async close(): Promise<void> {
    await this.pool.close();
    await this.database.end();
  }

  private rowsOf({ sql, values }: Read): Promise<{ rows: Row[] }> {
    return this.database.query({ name: nameOf(sql), text: sql, values });
  }

  private bySql(name: string, reads: readonly Read[], requests: number): Contender {
    const send = async (at: number) => void (await this.rowsOf(readAt(reads, at)));
    return {
      name: `SQL: ${name}`,
      pids: this.readers.pids.database,
      round: async () => ({
        units: requests,
        latenciesMs: await fullLoad({ requests, connections: this.readers.users, send }),
      }),
      verify: ({ latenciesMs }) => {
        if (latenciesMs?.length !== requests) throw new Error("SQL left reads unanswered.");
      },
    };
  }

  private byApi(name: string, reads: readonly Read[], requests: number): Contender {
    const answers = new Map<Read, string>();
    const send = async (at: number) => {
      const read = readAt(reads, at);
      answers.set(read, await this.ask(read.path, at));
    };
    return {
      name,
      pids: this.readers.pids.ours,
      round: async () => ({
        units: requests,
        latenciesMs: await fullLoad({ requests, connections: this.readers.users, send }),
      }),
      verify: async () => {
        for (const [read, answer] of answers) await this.expectRight(read, JSON.parse(answer));
      },
    };
  }

  private async ask(path: string, at: number): Promise<string> {
    const { secrets } = this.readers;
    const authorization = `Bearer ${secrets[at % secrets.length]}`;
    const answer = await this.pool.request({ path: `/api/v1${path}`, method: "GET", headers: { authorization } });
    const body = await answer.body.text();
    if (answer.statusCode !== 200) throw new Error(`${path} answered ${answer.statusCode}: ${body.slice(0, 200)}`);
    return body;
  }

  private async expectRight(read: Read, answer: Answer): Promise<void> {
    const objection = (read.check ?? sameIds)(answer, (await this.rowsOf(read)).rows);
    if (objection) throw new Error(`${read.path} is answered wrongly: ${objection}.`);
  }
}

/** Interleaved, so that rare and common questions meet the same caches. */
function readAt(reads: readonly Read[], at: number): Read {
  const read = reads[at % reads.length];
  if (!read) throw new Error("A kind of read has at least one.");
  return read;
}

const names = new Map<string, string>();
function nameOf(sql: string): string {
  const name = names.get(sql) ?? `read_${names.size}`;
  names.set(sql, name);
  return name;
}
