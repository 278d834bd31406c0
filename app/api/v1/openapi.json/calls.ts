import * as bookings from "../bookings/route";
import * as campaignsOneCancel from "../campaigns/[id]/cancel/route";
import * as campaignsOneDryRun from "../campaigns/[id]/dry-run/route";
import * as campaignsOneLaunch from "../campaigns/[id]/launch/route";
import * as campaignsOnePause from "../campaigns/[id]/pause/route";
import * as campaignsOneResume from "../campaigns/[id]/resume/route";
import * as campaignsOne from "../campaigns/[id]/route";
import * as campaignsOneStop from "../campaigns/[id]/stop/route";
import * as campaignsOneTouches from "../campaigns/[id]/touches/route";
import * as campaigns from "../campaigns/route";
import * as companiesOne from "../companies/[id]/route";
import * as companies from "../companies/route";
import * as conversationsOneHandBack from "../conversations/[id]/hand-back/route";
import * as conversationsOneMessages from "../conversations/[id]/messages/route";
import * as conversationsOneTakeOver from "../conversations/[id]/take-over/route";
import * as conversations from "../conversations/route";
import * as duplicates from "../duplicates/route";
import * as filesOne from "../files/[id]/route";
import * as files from "../files/route";
import * as haltsOneAskToLift from "../halts/[id]/ask-to-lift/route";
import * as haltsOneLift from "../halts/[id]/lift/route";
import * as halts from "../halts/route";
import * as importsOneCancel from "../imports/[id]/cancel/route";
import * as importsOnePause from "../imports/[id]/pause/route";
import * as importsOneProblems from "../imports/[id]/problems/route";
import * as importsOneResume from "../imports/[id]/resume/route";
import * as importsOne from "../imports/[id]/route";
import * as importsOneUndo from "../imports/[id]/undo/route";
import * as imports from "../imports/route";
import * as leadsOneMerge from "../leads/[id]/merge/route";
import * as leadsOne from "../leads/[id]/route";
import * as leadsOneSuppress from "../leads/[id]/suppress/route";
import * as leadsOneTimeline from "../leads/[id]/timeline/route";
import * as leadsExport from "../leads/export/route";
import * as leads from "../leads/route";
import * as limits from "../limits/route";
import * as mergesOneUndo from "../merges/[id]/undo/route";
import * as sandboxClock from "../sandbox/clock/route";
import * as sandboxInbound from "../sandbox/inbound/route";
import * as segmentsOneCount from "../segments/[id]/count/route";
import * as segments from "../segments/route";
import * as settingsTimingDryRun from "../settings/timing/dry-run/route";
import * as settingsTiming from "../settings/timing/route";
import * as tasksOneComplete from "../tasks/[id]/complete/route";
import * as tasksOneSkip from "../tasks/[id]/skip/route";
import * as tasksOneSnooze from "../tasks/[id]/snooze/route";
import * as tasks from "../tasks/route";
import * as touchesOneEvidence from "../touches/[id]/evidence/route";
import * as workspaces from "../workspaces/route";

/** Every call of the public API by its path; a test holds this list against the folder. */
export const calls = {
  "/bookings": bookings,
  "/campaigns/{id}/cancel": campaignsOneCancel,
  "/campaigns/{id}/dry-run": campaignsOneDryRun,
  "/campaigns/{id}/launch": campaignsOneLaunch,
  "/campaigns/{id}/pause": campaignsOnePause,
  "/campaigns/{id}/resume": campaignsOneResume,
  "/campaigns/{id}": campaignsOne,
  "/campaigns/{id}/stop": campaignsOneStop,
  "/campaigns/{id}/touches": campaignsOneTouches,
  "/campaigns": campaigns,
  "/companies/{id}": companiesOne,
  "/companies": companies,
  "/conversations/{id}/hand-back": conversationsOneHandBack,
  "/conversations/{id}/messages": conversationsOneMessages,
  "/conversations/{id}/take-over": conversationsOneTakeOver,
  "/conversations": conversations,
  "/duplicates": duplicates,
  "/files/{id}": filesOne,
  "/files": files,
  "/halts/{id}/ask-to-lift": haltsOneAskToLift,
  "/halts/{id}/lift": haltsOneLift,
  "/halts": halts,
  "/imports/{id}/cancel": importsOneCancel,
  "/imports/{id}/pause": importsOnePause,
  "/imports/{id}/resume": importsOneResume,
  "/imports/{id}/problems": importsOneProblems,
  "/imports/{id}": importsOne,
  "/imports/{id}/undo": importsOneUndo,
  "/imports": imports,
  "/leads/{id}/merge": leadsOneMerge,
  "/leads/{id}": leadsOne,
  "/leads/{id}/suppress": leadsOneSuppress,
  "/leads/{id}/timeline": leadsOneTimeline,
  "/leads/export": leadsExport,
  "/leads": leads,
  "/limits": limits,
  "/merges/{id}/undo": mergesOneUndo,
  "/sandbox/clock": sandboxClock,
  "/sandbox/inbound": sandboxInbound,
  "/segments/{id}/count": segmentsOneCount,
  "/segments": segments,
  "/settings/timing/dry-run": settingsTimingDryRun,
  "/settings/timing": settingsTiming,
  "/tasks/{id}/complete": tasksOneComplete,
  "/tasks/{id}/skip": tasksOneSkip,
  "/tasks/{id}/snooze": tasksOneSnooze,
  "/tasks": tasks,
  "/touches/{id}/evidence": touchesOneEvidence,
  "/workspaces": workspaces,
} as const;
