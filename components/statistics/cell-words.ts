import { NOWHERE } from "@/lib/domain/statistics/cell";
import type { Cell } from "@/lib/domain/statistics/cell";

interface Named {
  readonly id: string;
  readonly name: string;
}

const SETTLED: Readonly<Record<string, string>> = {
  majority: "as most of their reviewers found it",
  half: "as half of their reviewers found it",
  minority: "as fewer than half of their reviewers found it",
  neither: "as none of their reviewers found it",
};

/** What a number counts, as the title of its list. */
export function cellInWords(
  cell: Cell,
  names: {
    readonly frames: readonly Named[];
    readonly outlets: readonly Named[];
    readonly tones: readonly { readonly value: string; readonly label: string }[];
    readonly reviewers: readonly Named[];
  },
): string {
  const { frames, outlets, reviewers } = names;
  const named = (id: string | null, among: readonly Named[]) =>
    among.find((one) => one.id === id)?.name ?? "unknown";
  const frame = `“${named(cell.frame, frames)}”`;
  const value = cell.value ?? "";
  const lead = (id: string) =>
    id === "tie"
      ? "no frame alone"
      : id === "none"
        ? "no frame"
        : id === "missing"
          ? "nothing"
          : `“${named(id, frames)}”`;
  const where = [
    cell.outlet === null
      ? ""
      : cell.outlet === NOWHERE
        ? " without an outlet"
        : ` in ${named(cell.outlet, outlets)}`,
    cell.period === null ? "" : cell.period === NOWHERE ? " without a date" : ` of ${cell.period}`,
  ].join("");
  const articles = `Articles${where}`;
  switch (cell.kind) {
    case "any":
      return articles;
    case "frame":
      return cell.other === null
        ? `${articles} with ${frame}`
        : `${articles} with ${frame} and “${named(cell.other, frames)}”`;
    case "without":
      return `${articles} without ${frame}`;
    case "zone":
      return `${articles} with ${frame} in the ${value}`;
    case "dominant":
      return `${articles} of which ${lead(value)} covers most`;
    case "frames":
      return `${articles} with ${value} ${value === "1" ? "frame" : "frames"}`;
    case "primary":
      return cell.other === null
        ? `${articles} whose declared main frame is ${lead(value)}`
        : `${articles} whose declared main frame is ${lead(value)}, and of which ${lead(cell.other)} covers most`;
    case "tone":
      return `${articles} with ${frame} and the tone “${names.tones.find((tone) => tone.value === value)?.label ?? value}”`;
    case "settled":
      return `Articles in which ${frame} was settled ${SETTLED[value] ?? ""}`;
    case "pair":
      return `${articles}: ${frame} found by ${pairInWords(
        value,
        cell.reviewers.map((id) => named(id, reviewers)),
      )}`;
  }
}

function pairInWords(value: string, [first = "", second = ""]: readonly string[]): string {
  if (value === "both") return `${first} and ${second}`;
  if (value === "first") return `${first}, not by ${second}`;
  if (value === "second") return `${second}, not by ${first}`;
  return `neither ${first} nor ${second}`;
}
