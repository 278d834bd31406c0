import { type Density, densities, type ShownColumn, ViewSettings } from "@/server/leads/schemas";
import { usualColumns } from "./lead-columns";

/** Columns in an address: "name,company:240". */
export const columnsText = (columns: readonly ShownColumn[]): string =>
  columns.map(({ id, width }) => (width ? `${encodeURIComponent(id)}:${width}` : encodeURIComponent(id))).join(",");

/** What an address says of columns; nothing, or nothing usable, means the usual ones. The name is always there. */
export function columnsFrom(text: string): ShownColumn[] {
  const read = text
    .split(",")
    .map((part) => part.split(":"))
    .filter(([id]) => id !== "")
    .map(([id = "", width]) => ({
      id: decodeURIComponent(id),
      ...(Number(width) > 0 ? { width: Number(width) } : {}),
    }));
  if (read.length === 0) return usualColumns;
  return read.some(({ id }) => id === "name") ? read : [{ id: "name" }, ...read];
}

export const densityFrom = (text: string): Density => densities.find((one) => one === text) ?? "comfortable";

/** Two ways to look are the same when they show the same. */
export const isSameLook = (a: ViewSettings, b: ViewSettings): boolean => normal(a) === normal(b);

const normal = (settings: ViewSettings) => {
  const { filter, search, segmentId, sort, columns, density } = ViewSettings.parse(settings);
  return JSON.stringify([filter, search, segmentId || null, sort, columnsText(withUsual(columns)), density]);
};

const withUsual = (columns: readonly ShownColumn[]) => (columns.length > 0 ? columns : usualColumns);

/** The workspace's own fields that a view names and that are gone: in its filter and among its columns. */
export function lostFields(settings: ViewSettings, known: ReadonlySet<string>): string[] {
  const named = [
    ...settings.columns.map(({ id }) => id),
    ...[...JSON.stringify(settings.filter).matchAll(/"field":"(attributes\.[^"]+)"/g)].map(([, field = ""]) => field),
  ];
  return [...new Set(named.filter((id) => id.startsWith("attributes.") && !known.has(id)))].map((id) =>
    id.slice("attributes.".length),
  );
}
