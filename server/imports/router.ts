import { router, tenantProcedure } from "@/server/trpc/init";
import { addLead } from "./add-lead";
import { checkImport, configureImport, startImport } from "./configure";
import { answerProblems, fixRows, problemAnswers } from "./fixing/answer";
import { listProblems, problemKinds } from "./fixing/problems";
import { getImport, listImports } from "./queries";
import { uploadSample } from "./sample";
import {
  AddLeadInput,
  AnswerProblemsInput,
  CancelImportInput,
  ConfigureImportInput,
  FixRowsInput,
  ImportIdInput,
  ListProblemsInput,
  RereadImportInput,
} from "./schemas";
import { previewImport, rereadImport } from "./upload";
import { pauseImport, resumeImport } from "./writing/pause";
import { cancelImport, undoImport } from "./writing/take-back";

export const importsRouter = router({
  list: tenantProcedure.query(({ ctx }) => listImports(ctx)),
  get: tenantProcedure.input(ImportIdInput).query(({ ctx, input }) => getImport(ctx, input)),
  preview: tenantProcedure.input(ImportIdInput).query(({ ctx, input }) => previewImport(ctx, input)),
  problems: tenantProcedure.input(ListProblemsInput).query(({ ctx, input }) => listProblems(ctx, input)),
  problemKinds: tenantProcedure.input(ImportIdInput).query(({ ctx, input }) => problemKinds(ctx, input)),
  answers: tenantProcedure.input(ImportIdInput).query(({ ctx, input }) => problemAnswers(ctx, input)),
  answer: tenantProcedure.input(AnswerProblemsInput).mutation(({ ctx, input }) => answerProblems(ctx, input)),
  fixRows: tenantProcedure.input(FixRowsInput).mutation(({ ctx, input }) => fixRows(ctx, input)),
  sample: tenantProcedure.mutation(({ ctx }) => uploadSample(ctx)),
  configure: tenantProcedure.input(ConfigureImportInput).mutation(({ ctx, input }) => configureImport(ctx, input)),
  reread: tenantProcedure.input(RereadImportInput).mutation(({ ctx, input }) => rereadImport(ctx, input)),
  check: tenantProcedure.input(ImportIdInput).mutation(({ ctx, input }) => checkImport(ctx, input)),
  start: tenantProcedure.input(ImportIdInput).mutation(({ ctx, input }) => startImport(ctx, input)),
  pause: tenantProcedure.input(ImportIdInput).mutation(({ ctx, input }) => pauseImport(ctx, input)),
  resume: tenantProcedure.input(ImportIdInput).mutation(({ ctx, input }) => resumeImport(ctx, input)),
  cancel: tenantProcedure.input(CancelImportInput).mutation(({ ctx, input }) => cancelImport(ctx, input)),
  undo: tenantProcedure.input(ImportIdInput).mutation(({ ctx, input }) => undoImport(ctx, input)),
  addLead: tenantProcedure.input(AddLeadInput).mutation(({ ctx, input }) => addLead(ctx, input)),
});
