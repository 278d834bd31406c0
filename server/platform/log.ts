import pino from "pino";
import { logLevel } from "./env";

/** Structured logs on stdout; ids only, never a name, an address or a message body. */
export const log = pino({
  level: logLevel(),
  base: undefined,
  redact: {
    paths: ["*.phone", "*.email", "*.body", "*.to", "*.from", "*.authToken", "*.password"],
    censor: "[redacted]",
  },
});
