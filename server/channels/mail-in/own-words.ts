import type { CutReply } from "./reply-text";

const bareOf = (text: string): string =>
  text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/https?:\/\/\S+/g, " ")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

const link = /https?:\/\/|www\./i;

/**
 * A reply before it was cut, without what we wrote ourselves: an opt-out below a signature or under the quoted mail is
 * heard, and the "unsubscribe" of our own footer is not taken for one. `ours` is the text of the mail that is answered;
 * without it nobody can say whose words a quoted mail holds, so only what stands before it counts.
 */
export function wordsBeforeCutting(
  { before, behind }: Pick<CutReply, "before" | "behind">,
  ours: string | null,
): string {
  const known = ours === null ? null : ` ${bareOf(ours)} `;
  const isOurs = (line: string) => known?.includes(` ${bareOf(line)} `) === true;
  const isTheirs = (line: string) => bareOf(line) !== "" && !/^\s*>/.test(line) && !isOurs(line);
  const above = before.filter(isTheirs);
  const below = known === null ? [] : behind.filter((line) => isTheirs(line) && !link.test(line));
  return [...above, ...below].join("\n");
}
