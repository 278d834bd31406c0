/** What every test starts from: a real database, a fresh tenant, a clock that the test sets. */
export { withDatabase } from "./database";
export { as, aTenant, type TestCtx, ticking } from "./tenant";
