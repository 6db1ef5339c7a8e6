import { slugOf } from "../slug";
import { coderNames } from "./coders";
import type { StudyArticle, StudyCoding, StudyHead } from "./study";

/** An article's name as a file, without ending: its title in plain letters, and its id, which no other has. */
export function articleFileName({ id, title }: Pick<StudyArticle, "id" | "title">): string {
  return [slugOf(title), id.replace(/[^\w-]/g, "_")].filter((part) => part !== "").join("-");
}

/** Coders' names as folders, each different, in plain letters. */
export function coderFolders(
  head: Pick<StudyHead, "members" | "rounds">,
): (coding: Pick<StudyCoding, "reviewerId" | "roundId">) => string {
  const nameOf = coderNames(head);
  const folders = new Map<string, string>();
  const taken = new Set<string>();
  for (const { id: roundId } of head.rounds) {
    for (const { id: reviewerId } of head.members) {
      const name = nameOf({ roundId, reviewerId });
      const plain = slugOf(name) || "reviewer";
      let folder = plain;
      for (let n = 2; taken.has(folder); n++) folder = `${plain}-${n}`;
      taken.add(folder);
      folders.set(name, folder);
    }
  }
  return (coding) => folders.get(nameOf(coding)) ?? "reviewer";
}
