import { Refused } from "@/server/platform/errors";
import { isZone } from "@/server/timing";

/** The viewer's zone as it was named. @throws Refused when there is no such zone. */
export function knownZone(timeZone: string): string {
  if (!isZone(timeZone)) throw new Refused(`"${timeZone}" is not a time zone.`);
  return timeZone;
}
