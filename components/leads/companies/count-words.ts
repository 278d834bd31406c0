import { useFormatter } from "next-intl";

/** "1,204", or "10,000+" where counting ended. */
export function useCountWords() {
  const format = useFormatter();
  return ({ count, approximate }: { count: number; approximate: boolean }) =>
    `${format.number(count)}${approximate ? "+" : ""}`;
}
