import type { KeyboardEvent } from "react";
import type { ZoneKind } from "@/lib/domain/zones";

/** The key that says what a line is. */
export const ZONE_KEYS: Readonly<Record<ZoneKind, string>> = {
  headline: "h",
  subheading: "s",
  lead: "l",
  body: "b",
  quotation: "q",
  caption: "c",
  footnote: "f",
};

/**
 * The keys of the cleaning desk, on a line that has the focus: arrows move, X or
 * Delete takes the line out or puts it back, a letter says what it is.
 */
export function pressOnLine(
  event: KeyboardEvent<HTMLElement>,
  toggle: () => void,
  setZone: ((zone: ZoneKind) => void) | null,
): void {
  if (event.target !== event.currentTarget) return; // a key meant for a button or list inside
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const key = event.key.toLowerCase();
  const zone = (Object.keys(ZONE_KEYS) as ZoneKind[]).find((kind) => ZONE_KEYS[kind] === key);
  const line = event.currentTarget;
  if (key === "arrowdown") focus(line.nextElementSibling);
  else if (key === "arrowup") focus(line.previousElementSibling);
  else if (key === "x" || key === "delete") toggle();
  else if (zone && setZone) setZone(zone);
  else return;
  event.preventDefault();
}

function focus(line: Element | null): void {
  if (line instanceof HTMLElement && line.tabIndex === 0) line.focus();
}
