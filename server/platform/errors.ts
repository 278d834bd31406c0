/** What went wrong, in a sentence for the user; each transport translates the five kinds once. */
export abstract class Refusal extends Error {
  abstract readonly kind: "not_found" | "forbidden" | "refused" | "conflict" | "unavailable";
  constructor(
    message: string,
    readonly details: Record<string, unknown> = {},
  ) {
    super(message);
    this.name = this.constructor.name;
  }
}

/** The thing does not exist for this tenant; a foreign tenant's thing looks the same. */
export class NotFound extends Refusal {
  readonly kind = "not_found";
  constructor(thing: string) {
    super(`This ${thing} was not found.`);
  }
}

/** The actor may not do this. */
export class Forbidden extends Refusal {
  readonly kind = "forbidden";
}

/** A rule says no; the sentence says which and what to do. */
export class Refused extends Refusal {
  readonly kind = "refused";
}

/** Somebody else was faster, or the caller's picture is stale. */
export class Conflict extends Refusal {
  readonly kind = "conflict";
}

/** Something outside is down or slow; trying again later is safe. */
export class Unavailable extends Refusal {
  readonly kind = "unavailable";
  constructor(
    message: string,
    readonly retryAfterSeconds?: number,
  ) {
    super(message);
  }
}
