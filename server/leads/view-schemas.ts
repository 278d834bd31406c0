import { z } from "zod";
import { Filter } from "./filter-schemas";

export const leadSorts = [
  "newest",
  "oldest",
  "last_contacted",
  "longest_ago",
  "name",
  "name_desc",
  "score",
  "score_asc",
  "conversation_state",
  "conversation_state_desc",
] as const;
export type LeadSort = (typeof leadSorts)[number];

/** Whose a saved view is: its maker's alone, or the workspace's. */
export const viewScopes = ["personal", "shared"] as const;

export const densities = ["comfortable", "compact"] as const;
export type Density = (typeof densities)[number];

/** A column of the list: its name in files and in the API, and its width in pixels where somebody chose one. */
export const ShownColumn = z.object({ id: z.string().min(1).max(120), width: z.int().min(60).max(800).optional() });
export type ShownColumn = z.infer<typeof ShownColumn>;

/** What a view holds. A filter that no longer parses is kept as it is, so that the screen can name what is gone. */
export const ViewSettings = z.object({
  filter: z.record(z.string(), z.unknown()).default({}),
  search: z.string().max(200).default(""),
  segmentId: z.string().nullable().default(null),
  sort: z.enum(leadSorts).default("newest"),
  columns: z.array(ShownColumn).max(60).default([]),
  density: z.enum(densities).default("comfortable"),
});
export type ViewSettings = z.output<typeof ViewSettings>;

const viewName = z.string().trim().min(1, "Give the view a name.").max(60);
const Settings = ViewSettings.extend({ filter: Filter.default({}) });

export const SaveViewInput = z.object({ name: viewName, scope: z.enum(viewScopes), shows: Settings });
export type SaveViewInput = z.input<typeof SaveViewInput>;
export const ViewIdInput = z.object({ viewId: z.string() });
export type ViewIdInput = z.infer<typeof ViewIdInput>;
export const ChangeViewInput = ViewIdInput.extend(SaveViewInput.partial().shape);
export type ChangeViewInput = z.input<typeof ChangeViewInput>;
