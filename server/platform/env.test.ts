import { expect, test } from "vitest";
import { NumberClass } from "@/server/channels/schemas";
import { environmentProblems } from "./env";

test.each(NumberClass.options.filter((name) => name !== "unmetered" && name !== "unregistered"))(
  "a number of the class %s can be configured",
  (name) => {
    expect(environmentProblems({ TWILIO_SENDER_CLASS: name })).toEqual([]);
  },
);

const account = { TWILIO_ACCOUNT_SID: `AC${"0".repeat(32)}`, TWILIO_AUTH_TOKEN: "token", TWILIO_FROM: "+15005550006" };

test.each([
  [{}, []],
  [{ TWILIO_SENDER_CLASS: "unregistered" }, [expect.stringContaining("TWILIO_SENDER_CLASS is one of sole_proprietor")]],
  [{ TWILIO_SENDER_CLASS: "mailbox" }, [expect.stringContaining("TWILIO_SENDER_CLASS is one of sole_proprietor")]],
  [{ TWILIO_SENDER_CLASS: "whatsapp" }, [expect.stringContaining("TWILIO_SENDER_CLASS is one of sole_proprietor")]],
  [{ TWILIO_SENDER_CLASS: "unmetered" }, [expect.stringContaining("outside twilio.com")]],
  [{ TWILIO_SENDER_CLASS: "unmetered", TWILIO_API_BASE_URL: "http://127.0.0.1:1" }, []],
  [account, []],
  [{ ...account, TWILIO_AUTH_TOKEN: undefined }, [expect.stringContaining("Set both TWILIO_ACCOUNT_SID")]],
  [{ ...account, TWILIO_FROM: undefined }, [expect.stringContaining("needs TWILIO_FROM")]],
  [{ PORT: "70000" }, ["PORT must be 0 to 65535."]],
  [{ DATABASE_URL: "mysql://x" }, [expect.stringContaining("DATABASE_URL must begin with postgres://")]],
  [{ INNGEST_EVENT_KEY: "k" }, [expect.stringContaining("Set both INNGEST_EVENT_KEY")]],
  [
    { REKINDLE_ENV: "production" },
    [
      expect.stringContaining("ENCRYPTION_KEY"),
      expect.stringContaining("NEXTAUTH_SECRET"),
      expect.stringContaining("PUBLIC_URL"),
    ],
  ],
])("%j: %j", (values, problems) => {
  expect(environmentProblems(values)).toEqual(problems);
});
