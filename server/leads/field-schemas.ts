import { z } from "zod";

/** What the values of a workspace's own field are; each is kept as canonical text. */
export const fieldTypes = ["text", "number", "date", "yes_no", "choice", "multi_choice", "link"] as const;
export type FieldType = (typeof fieldTypes)[number];

/** A workspace's own field; leads keep its value in `attributes` under the key. */
export interface LeadField {
  id: string;
  key: string;
  label: string;
  type: FieldType;
  /** Of a choice, in their order. */
  options: string[];
  archivedAt: Date | null;
}

/** Between the options of a multi-choice, in its canonical text. */
export const optionSeparator = "; ";

const Label = z.string().trim().min(1, "Give the field a name.").max(80);
const Option = z
  .string()
  .trim()
  .min(1, "An option needs a name.")
  .max(80)
  .regex(/^[^;|\r\n]*$/, "An option holds no semicolon, no bar and no line break: they part the options of a cell.");
const Options = z
  .array(Option)
  .max(100, "A field holds at most 100 options.")
  .refine(
    (options) => new Set(options.map((one) => one.toLowerCase())).size === options.length,
    "Each option stands once.",
  );
export const FieldKey = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .regex(/^[^.]+$/, "A key holds no dot.");

export const CreateFieldInput = z.object({
  label: Label,
  type: z.enum(fieldTypes),
  options: Options.default([]),
  /** The attribute that the field describes; made of the name when missing. */
  key: FieldKey.optional(),
});
export type CreateFieldInput = z.input<typeof CreateFieldInput>;

export const FieldIdInput = z.object({ fieldId: z.string() });
export type FieldIdInput = z.infer<typeof FieldIdInput>;
export const ChangeFieldInput = FieldIdInput.extend({ label: Label.optional(), options: Options.optional() });
export type ChangeFieldInput = z.input<typeof ChangeFieldInput>;
export const MoveFieldInput = FieldIdInput.extend({ direction: z.enum(["up", "down"]) });
export type MoveFieldInput = z.infer<typeof MoveFieldInput>;
