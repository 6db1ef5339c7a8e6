import type { KeyboardEvent } from "react";
import type { KeySection } from "@/components/reading/key-words";

/** The keys of the list of differences, for the sheet of all keys. */
export function listKeys(settles: boolean): KeySection[] {
  return [
    {
      title: "In the list of differences",
      keys: [
        ["J K or ↓ ↑", "Next difference, or the one before"],
        ["Enter", "Show it in the text"],
        ["A D U", "Agree, disagree or unsure, with the first tag that has no verdict of yours"],
        ...(settles
          ? ([
              ["1 – 9", "Adopt the first tag, the second …"],
              ["E", "Edit the first tag before it is adopted"],
              ["M", "Merge the tags"],
              ["X", "Reject, with the reason that is written"],
              ["R", "Write the reason"],
              ["N", "Next article to settle"],
            ] as const)
          : []),
        ["?", "All keys"],
      ],
    },
  ];
}

const STEPS: Readonly<Record<string, 1 | -1>> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

/** What a key asks of the list of differences, or null for a key that means nothing there. */
export type ListCommand =
  | { readonly kind: "step"; readonly direction: 1 | -1 }
  | { readonly kind: "show" | "keys" }
  /** The button or field of the entry that names this key as its shortcut. */
  | { readonly kind: "press"; readonly key: string };

/** Keys count while an entry itself has the focus or one of its buttons, never while writing. */
export function listCommandOf(event: KeyboardEvent<HTMLElement>): ListCommand | null {
  const { key, altKey, ctrlKey, metaKey, target } = event;
  if (altKey || ctrlKey || metaKey || !(target instanceof Element)) return null;
  if (target.closest("input, textarea, select, dialog, [role=dialog]")) return null;
  const step = STEPS[key.length === 1 ? key.toLowerCase() : key];
  if (step) return { kind: "step", direction: step };
  if (key === "?") return { kind: "keys" };
  if (key === "Enter") return target.closest("button, a, summary") ? null : { kind: "show" };
  return /^[1-9a-z]$/i.test(key) ? { kind: "press", key: key.toLowerCase() } : null;
}

/** Press the button of an entry that has this shortcut: of several groups the first one in which nothing is pressed. */
export function pressIn(entry: Element, key: string): boolean {
  const found = [...entry.querySelectorAll<HTMLElement>(`[aria-keyshortcuts="${key}"]`)];
  const fresh = found.find((one) => !one.parentElement?.querySelector('[aria-pressed="true"]'));
  const button = fresh ?? found[0];
  if (!button) return false;
  if (button instanceof HTMLTextAreaElement) button.focus();
  else button.click();
  return true;
}
