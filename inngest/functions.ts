import { endHold, finishDone, followHalts, freezeRest, sweepLaunches } from "./campaigns";
import { fetchMedia, sweepMedia } from "./conversations";
import { pollInbound, readInboxes, sweepTurns, takeTurns } from "./dialogue";
import { compareChanged, compareNew } from "./duplicates";
import { resumeImports, runImport } from "./imports";
import { fillAllCompanies, fillOneCompany, resumeBulkJobs, runBulkJob } from "./leads";
import {
  cancelSuppressed,
  drainTouches,
  reconcileUnknown,
  settleTasks,
  showPaused,
  sweepTouches,
  watchRates,
} from "./messaging";
import { sendNotices } from "./notices";
import { pruneHourly, relayAnnouncements } from "./platform";
import { playLeads, sweepSimulated } from "./rehearsal";
import { countChangedSegments, sweepSegments } from "./segments";
import { assessAfterImport, assessTexted, assessTold, sweepAssessments } from "./sourcing";

/**
 * Every function and every schedule of the application, on one page. Two things are too frequent for a schedule and run
 * in `start.ts`: announcements are relayed right after each commit, and audit entries are sealed every four seconds.
 */
export const functions = [
  relayAnnouncements, // platform.relay-outbox   each minute: the backstop
  pruneHourly, //        platform.prune          hourly, 17 past
  runImport, //          imports.run             on imports/import.requested
  resumeImports, //      imports.resume          every second minute: the backstop after a crash
  runBulkJob, //         leads.bulk              on leads/bulk.requested
  resumeBulkJobs, //     leads.resume-bulk       every second minute: the backstop after a crash
  fillAllCompanies, //   leads.fill-companies    on leads/leads.changed and imports/import.finished; debounced 5 s
  fillOneCompany, //     leads.fill-company      on leads/lead.changed
  countChangedSegments, // segments.count-changed  on leads/lead.changed, leads/leads.changed and imports/import.finished
  sweepSegments, //      segments.sweep          each minute
  sweepTouches, //       messaging.sweep         each minute
  drainTouches, //       messaging.drain         on messaging/touches.due
  reconcileUnknown, //   messaging.reconcile     each minute
  cancelSuppressed, //   messaging.cancel-suppressed   on consent/suppression.added
  showPaused, //         messaging.show-pauses  on leads/lead.outreach_paused and _resumed
  watchRates, //         messaging.watch-rates         on messaging/touches.sent, .changed; debounced 20 s
  settleTasks, //        messaging.settle-tasks  on tasks/task.closed
  endHold, //            campaigns.end-hold      on campaigns/campaign.scheduled
  freezeRest, //         campaigns.freeze        on campaigns/campaign.launched
  sweepLaunches, //      campaigns.sweep         each minute: the backstop
  finishDone, //         campaigns.finish        on campaigns/campaign.launched and .changed, and on messaging/touches.sent and .changed
  followHalts, //       campaigns.follow-halt   on messaging/halt.started and .lifted
  compareNew, //         duplicates.compare-new  on imports/import.finished and leads/leads.changed
  compareChanged, //     duplicates.compare-changed   on leads/lead.changed
  fetchMedia, //         conversations.fetch-media   on conversations/media.awaited
  sweepMedia, //         conversations.sweep-media   each minute: what did not come, or go, at the first try
  takeTurns, //          dialogue.take-turns     on conversations/turn.scheduled
  readInboxes, //        dialogue.read-mailboxes   each minute: mailboxes that are read by IMAP
  pollInbound, //        dialogue.poll-inbound   every fifth minute: what no webhook brought
  sweepTurns, //         dialogue.sweep          each minute: the backstop
  playLeads, //          rehearsal.play          on rehearsal/simulation.planned
  sendNotices, //        notices.send            each minute
  sweepSimulated, //     rehearsal.sweep         each minute: the backstop
  assessTold, //         sourcing.assess         on what leads do and are changed
  assessTexted, //       sourcing.after-send     on texts that left
  assessAfterImport, //  sourcing.after-import   on imports/import.finished
  sweepAssessments, //   sourcing.sweep          each minute: who was texted, what fades, and waits that are over
];
