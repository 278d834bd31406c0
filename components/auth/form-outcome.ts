/** What a form before sign-in gets back: a sentence for the form, one for each field, or neither when it worked. */
export interface FormOutcome {
  problem: string | null;
  fields: Record<string, string>;
  slug?: string;
}

export type FormAction = (fields: Record<string, string>) => Promise<FormOutcome>;

export const fieldsOf = (form: HTMLFormElement) =>
  Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)]));
