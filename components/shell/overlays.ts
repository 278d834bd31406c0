type Overlay = "palette" | "shortcuts" | null;
type Change = () => void;

let current: Overlay = null;
const changes = new Set<Change>();

function show(next: Overlay) {
  current = next;
  for (const change of changes) change();
}

export const openPalette = () => show("palette");
export const openShortcutSheet = () => show("shortcuts");
export const closeOverlay = () => show(null);
export const currentOverlay = () => current;

export function watchOverlay(change: Change) {
  changes.add(change);
  return () => {
    changes.delete(change);
  };
}
