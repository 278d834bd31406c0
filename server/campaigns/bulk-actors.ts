import { assignLead, type BulkActors, pauseLead, tagLead } from "@/server/leads";
import { addToSegment } from "@/server/segments";
import { addToCampaign } from "./add-leads";

/** Everything that can be done to many leads at once; of the domains that act on leads this is the last. */
export const bulkActors: BulkActors = {
  tag: tagLead,
  assign: assignLead,
  pause: pauseLead,
  segment: addToSegment,
  campaign: addToCampaign,
};
