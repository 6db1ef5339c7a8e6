import type { Branch } from "../../codebook/tree";
import { treeOf } from "../../codebook/tree";
import { slugOf } from "../../slug";
import type { StudyFrame } from "../study";

/** By frame, what brat calls it: letters, digits and `_` only, each different. */
export function typesOf(frames: readonly StudyFrame[]): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  return new Map(
    frames.map(({ id, name, shortName }) => {
      const plain = (slugOf(name) || slugOf(shortName) || "frame").replaceAll("-", "_");
      let type = plain;
      for (let count = 2; taken.has(type); count++) type = `${plain}_${count}`;
      taken.add(type);
      return [id, type];
    }),
  );
}

/** annotation.conf: the frames as a tree; a type with `!` is not tagged. */
export function annotationConf(
  frames: readonly StudyFrame[],
  types: ReadonlyMap<string, string>,
): string {
  const lines = (branches: readonly Branch<StudyFrame>[], depth: number): string[] =>
    branches.flatMap(({ frame, children }) => [
      `${"\t".repeat(depth)}${frame.isGroup ? "!" : ""}${types.get(frame.id)!}`,
      ...lines(children, depth + 1),
    ]);
  return [
    "[entities]",
    ...lines(treeOf(frames), 0),
    "[relations]",
    "[events]",
    "[attributes]",
    "",
  ].join("\n");
}

/** visual.conf: the frames' own names and colours. */
export function visualConf(
  frames: readonly StudyFrame[],
  types: ReadonlyMap<string, string>,
): string {
  const words = (text: string) => text.replace(/[|\s]+/gu, " ").trim();
  const labels = frames.map(({ id, name, shortName }) =>
    [types.get(id)!, words(name), words(shortName)].filter(Boolean).join(" | "),
  );
  const colors = frames.map(({ id, hex }) => `${types.get(id)!}\tbgColor:${hex}`);
  return ["[labels]", ...labels, "[drawing]", ...colors, ""].join("\n");
}
