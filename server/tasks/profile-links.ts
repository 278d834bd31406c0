import { type LeadRow, nameOf } from "@/server/leads";

/** A lead's page on LinkedIn, or null for any other address: a profile may have been imported from anywhere. */
export function linkedInPage(profile: string | null): string | null {
  if (!profile) return null;
  const address = /^https?:\/\//i.test(profile) ? profile : `https://${profile}`;
  if (!URL.canParse(address)) return null;
  const { hostname, pathname } = new URL(address);
  const isLinkedIn = /^([a-z]{2,3}\.)?linkedin\.com$/i.test(hostname);
  return isLinkedIn && pathname.length > 1 ? `https://www.linkedin.com${pathname}` : null;
}

/** Where a person finds the lead: the profile, and a search by name and company in Sales Navigator. A message there stays a person's act. */
export function profileLinks(
  lead: Pick<LeadRow, "firstName" | "lastName" | "company">,
  profile: string | null,
): { profileUrl: string | null; salesNavigatorUrl: string | null } {
  const keywords = [nameOf(lead), lead.company].filter(Boolean).join(" ");
  return {
    profileUrl: linkedInPage(profile),
    salesNavigatorUrl: keywords
      ? `https://www.linkedin.com/sales/search/people?keywords=${encodeURIComponent(keywords)}`
      : null,
  };
}
