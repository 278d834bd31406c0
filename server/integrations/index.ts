/** Integrations decides who may call from outside: API keys with scopes, their quota, and that a repeated request acts once. */
export { type Attempt, type Claim, claimKey, settleKey } from "./idempotency";
export { createKey, ctxOfKey, installKey, listKeys, revokeKey } from "./keys";
export { countRequest, type Quota, requestsPerMinute } from "./limit";
export { openWorkspaceFor } from "./open-workspace";
