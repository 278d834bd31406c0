/** All the engine asks of a database: plain SQL with positional parameters, one statement a call. */
export interface SqlRunner {
  query(text: string, parameters?: unknown[]): Promise<{ rows: Record<string, unknown>[] }>;
}

/** Milliseconds as a Postgres interval, from a parameter or a column. */
export const ms = (expression: string) => `(${expression})::float8 * interval '1 millisecond'`;

/** Reads a column that was selected as text and holds JSON. */
export function json<T>(column: unknown): T {
  return JSON.parse(String(column)) as T;
}
