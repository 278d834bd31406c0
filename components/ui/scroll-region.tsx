import type { ComponentProps } from "react";

/** A part of a page that scrolls by itself, and that the keyboard therefore reaches. */
export function ScrollRegion({ label, ...props }: { label: string } & ComponentProps<"section">) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys scroll what has the focus; without it nobody reads on by keyboard (WCAG 2.1.1).
    <section {...props} aria-label={label} tabIndex={0} />
  );
}
