/** A database error without the statement's parameters, which may be personal data. */
export class DatabaseError extends Error {
  constructor(
    message: string,
    readonly code: string | undefined,
    readonly constraint: string | undefined,
  ) {
    super(message);
    this.name = "DatabaseError";
  }
}

type DriverError = {
  code?: unknown;
  constraint?: unknown;
  message?: unknown;
  routine?: unknown;
  severity?: unknown;
  cause?: unknown;
};

const looksLikeDriver = (error: DriverError) =>
  typeof error.code === "string" &&
  /^[0-9A-Z]{5}$/.test(error.code) &&
  (error.severity !== undefined || error.routine !== undefined);

const textOf = (value: unknown) => (typeof value === "string" ? value : undefined);

/** Postgres quotes offending values in some messages; what stands in quotes after "syntax for" or a colon is dropped. */
const withoutValues = (message: string) => message.replace(/(invalid input (?:value|syntax) for [^:]+): .*/s, "$1");

/** Drops query and parameters from a driver's error before anybody logs it; other errors pass unchanged. */
export function withoutParameters(error: unknown): unknown {
  for (
    let inner = error as DriverError | undefined;
    inner && typeof inner === "object";
    inner = inner.cause as DriverError
  ) {
    if (looksLikeDriver(inner))
      return new DatabaseError(withoutValues(String(inner.message)), textOf(inner.code), textOf(inner.constraint));
  }
  const isDrizzle = error instanceof Error && error.message.startsWith("Failed query:");
  return isDrizzle
    ? new DatabaseError(`The database could not answer: ${nameOfCause(error)}`, undefined, undefined)
    : error;
}

function nameOfCause(error: Error): string {
  const cause = error.cause;
  return cause instanceof Error ? cause.message : "unknown cause";
}

/** Whether a statement failed on a unique constraint. */
export const isDuplicate = (error: unknown): error is DatabaseError =>
  error instanceof DatabaseError && error.code === "23505";
