/** Audit decides what is remembered of who did what: append-only entries in the fact's own transaction, chained by a job within seconds. */
export { type AuditDetails, record } from "./record";
export { firstBrokenSeal, sealAudit } from "./seal";
