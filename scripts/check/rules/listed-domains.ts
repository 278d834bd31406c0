import { domains, rooms } from "../../domains";
import type { HouseRule } from "../tree";

const alsoIn: Record<string, readonly string[]> = {
  "server/": rooms,
  "components/": ["ui", "shell", "charts", "home"],
  "drizzle/schema/": ["platform", "jobs", "index"],
  "inngest/": ["client", "engine", "functions", "health", "platform", "relay", "start"],
};

/** One word a domain, the same word in every room; a new word belongs into the ordered list first. */
export const listedDomains: HouseRule = {
  name: "listed-domains",
  find: (tree) =>
    tree.paths.flatMap((path) =>
      Object.entries(alsoIn)
        .filter(([room]) => path.startsWith(room))
        .map(([room, others]) => ({ word: path.slice(room.length).split(/[/.]/)[0] ?? "", room, others }))
        .filter(({ word, others }) => !domains.includes(word) && !others.includes(word))
        .map(({ word, room }) => ({ path, says: `"${word}" in ${room} is no domain of scripts/domains.ts` })),
    ),
  planted: { "server/contacts/index.ts": "" },
};
