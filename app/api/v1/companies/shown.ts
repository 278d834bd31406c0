import type { CompanyView } from "@/server/leads";

/** A company as the API gives it; `key` is what the lead filter `company_key` finds its leads by. */
export const shownCompany = ({ id, key, name, website, leads }: CompanyView) => ({ id, key, name, website, leads });
