import { env } from "@/server/platform/env";

/** Whether Twilio's API is the real one, so that texts reach real phones. */
export function isTwilioItself(): boolean {
  const base = env().TWILIO_API_BASE_URL;
  return !base || /(^|\.)twilio\.com$/i.test(new URL(base).hostname);
}

/** Whether the carrier can call us back, and fetch from us: Twilio itself needs the public address. */
export const canReachUs = (): boolean => env().PUBLIC_URL !== undefined || !isTwilioItself();
