/**
 * Leads decides who the people of a workspace are: their addresses (sealed, found by blind index), what is known of
 * them, where each stands, who may see them, and which of them a filter means.
 */
export type { BulkActor, BulkActors, Done } from "./bulk/act";
export { assignLead, pauseLead, tagLead } from "./bulk/on-leads";
export { bulkReasons, bulkResult, listBulkJobs, openBulkJobs } from "./bulk/queries";
export type { BulkJobView } from "./bulk/rows";
export { runBulk } from "./bulk/run";
export { cancelBulk, getBulkJob, startBulk, undoBulk } from "./bulk/start";
export { changeCompany } from "./companies/change";
export { fillCompanies } from "./companies/fill";
export { type CompanyPage, getCompany, listCompanies } from "./companies/list";
export type { CompanyView } from "./companies/rows";
export { type ConsentDetails, consentDetails } from "./consent-details";
export {
  addPoints,
  type ContactPoint,
  type FurtherAddress,
  furtherAddresses,
  furtherOnes,
  pointsOf,
  sealPoint,
  shownAddress,
} from "./contact-points";
export { countLeads, countWhere, type LeadCount } from "./count";
export { pauseOutreach } from "./edit";
export { editLead } from "./edit-lead";
export { readEmail } from "./email";
export { engagementHistories } from "./engagement-history";
export { explainLead, type WeighedNode } from "./explain";
export { exportLeads, exportWorkbook } from "./export";
export { type ExportLeadsInput, type LeadColumn, leadColumns } from "./export-columns";
export { archiveField, changeField, createField, listFields, moveField, restoreField } from "./fields/define";
export { fieldsOf } from "./fields/rows";
export { type DateReader, type FieldValue, readFieldValue } from "./fields/values";
export { leadsMatching } from "./filter";
export { metBy } from "./fit";
export { getLead, type LeadPage, listLeads, viewsOf } from "./list";
export { readPhone } from "./phone";
export { searchLeads } from "./queries";
export {
  type Addresses,
  addressesOf,
  contactOf,
  contactsOf,
  currentId,
  historyIds,
  type LeadRow,
  leadRow,
  leadsByIds,
  lockLead,
  lockLeads,
  nameOf,
  sealEmail,
  sealPhone,
  searchTextOf,
  seenOnceBy,
  visibleTo,
} from "./rows";
export {
  type AddressOwner,
  type Assessed,
  isStopped,
  leadsByAddress,
  markContacted,
  markSuppressed,
  markUndeliverable,
  setAssessments,
  setConsentStanding,
  setConversationState,
  setFollowUpStage,
  setFurtherConsent,
  setResponseStatus,
  unmarkSuppressed,
} from "./standing";
export type { LeadView } from "./view";
export { changeView, deleteView, type LeadListView, listViews, saveView } from "./views";
export { whyKept } from "./why-kept";
export {
  type Alias,
  aliasesBehind,
  insertLeads,
  leadsByKeys,
  lockLeadsByIds,
  madeByImport,
  overwriteLeads,
  removeUntouched,
  type WrittenLead,
} from "./write-many";
