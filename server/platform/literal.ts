/** A text as a pattern of LIKE that means exactly this text: what the pattern language reserves is escaped. */
export const literal = (text: string): string => text.replace(/[\\%_]/g, "\\$&");
