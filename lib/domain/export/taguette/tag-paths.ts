import type { StudyFrame } from "../study";

/** Longest path of a tag, in characters. */
const LONGEST = 200;

/**
 * What frames are called as Taguette's tags: a frame under another begins with its path and a
 * dot. No two are the same; a dot in a name that would put it under a tag it does not
 * stand under becomes a raised one.
 */
export function tagPaths(frames: readonly StudyFrame[]): ReadonlyMap<string, string> {
  const paths = new Map<string, string>();
  const names = new Set(frames.map(({ name }) => name));
  const byId = new Map(frames.map((frame) => [frame.id, frame]));
  const taken = new Set<string>();
  const pathOf = (frame: StudyFrame): string => {
    const known = paths.get(frame.id);
    if (known !== undefined) return known;
    const parent = byId.get(frame.parentId ?? "");
    const above = parent ? `${pathOf(parent)}.` : "";
    const plain = [...`${above}${withoutFalseDots(frame.name, names)}`].slice(0, LONGEST).join("");
    let path = plain;
    for (let n = 2; taken.has(path); n++) {
      const number = ` ${n}`;
      path = [...plain].slice(0, LONGEST - number.length).join("") + number;
    }
    taken.add(path);
    paths.set(frame.id, path);
    return path;
  };
  for (const frame of frames) pathOf(frame);
  return paths;
}

function withoutFalseDots(name: string, names: ReadonlySet<string>): string {
  const isFalse = [...name.matchAll(/\./g)].some(({ index }) => names.has(name.slice(0, index)));
  return isFalse ? name.replaceAll(".", "·") : name;
}
