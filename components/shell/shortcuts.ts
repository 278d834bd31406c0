/** A shortcut of the shell or of the page: "mod+k", "g i" (one after the other), "r". */
export interface Shortcut {
  keys: string;
  label: string;
  /** The heading it stands under in the sheet. */
  group: string;
  /** Absent where the part of the screen in focus hears the key itself: then it is only listed. */
  run?: () => void;
}

type Runnable = Shortcut & { run: () => void };
type Change = () => void;

const sequenceMs = 1_000;

/** Every active shortcut, the newest first, so that a page's own key wins over the shell's. */
export class ShortcutRegistry {
  private entries: Shortcut[] = [];
  private readonly changes = new Set<Change>();
  private pressed: { keys: string; at: number } | null = null;

  add(shortcuts: Shortcut[]) {
    this.entries = [...shortcuts, ...this.entries];
    this.tell();
    return () => {
      this.entries = this.entries.filter((entry) => !shortcuts.includes(entry));
      this.tell();
    };
  }

  list = () => this.entries;

  watch = (change: Change) => {
    this.changes.add(change);
    return () => {
      this.changes.delete(change);
    };
  };

  /** The shortcut that this key completes, alone or after the one before it. */
  match(stroke: string, at: number): Runnable | null {
    const before = this.pressed && at - this.pressed.at <= sequenceMs ? this.pressed.keys : null;
    const sequence = before === null ? null : this.find(`${before} ${stroke}`);
    this.pressed = sequence ? null : { keys: stroke, at };
    return sequence ?? this.find(stroke);
  }

  private find(keys: string) {
    return this.entries.find((entry): entry is Runnable => entry.keys === keys && entry.run !== undefined) ?? null;
  }

  private tell() {
    for (const change of this.changes) change();
  }
}

type Stroke = Pick<KeyboardEvent, "key" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey">;

/** "mod+k", "shift+mod+enter", "?", "g": the same word on every keyboard. */
export function strokeOf(event: Stroke) {
  const key = event.key.toLowerCase();
  const hasMod = event.ctrlKey || event.metaKey;
  return [hasMod && event.shiftKey ? "shift" : "", hasMod ? "mod" : "", event.altKey ? "alt" : "", key]
    .filter(Boolean)
    .join("+");
}

/** Keys without Ctrl or Cmd do nothing while somebody types, nor when the viewer switched them off. */
export const isBareKey = (stroke: string) => !stroke.includes("mod+");
