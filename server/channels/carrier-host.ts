import { env } from "@/server/platform/env";

/** Whether Twilio's API is the real one, so that texts reach real phones. */
export function isTwilioItself(): boolean {
  const base = env().TWILIO_API_BASE_URL;
  return !base || /(^|\.)twilio\.com$/i.test(new URL(base).hostname);
}
