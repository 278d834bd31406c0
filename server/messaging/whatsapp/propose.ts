import type { Template } from "@/server/channels";
import { filledTemplate, templateValues } from "@/server/channels/schemas";
import type { ProposedTemplate } from "../touch-source";

type Filled = { readonly body: string; readonly template: ProposedTemplate };

/** A template with these values as a source proposes it: the words that the person reads, and what the carrier is told. */
export function filledBy(template: Template, given: Readonly<Record<string, string>>): Filled {
  const { values, missing } = templateValues(template.body, given);
  const { name, language, contentSid, category, status } = template;
  return {
    body: filledTemplate(template.body, values),
    template: { name, language, contentSid, category, status, values, missing },
  };
}
