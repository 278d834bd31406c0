import { notFound } from "next/navigation";

/** An address inside the workspace that no page has: not found, within the shell. */
export default function MissingPage() {
  notFound();
}
