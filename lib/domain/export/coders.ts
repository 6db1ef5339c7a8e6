import type { StudyCoding, StudyHead } from "./study";

/** Who coded, as formats without rounds hold it: one reviewer's work in one round is one person's. */
export interface Coder {
  readonly roundId: string;
  readonly reviewerId: string;
  /** The reviewer's name, with the round where the study has several. */
  readonly name: string;
}

/** Names of coders of a study, each different: work of several rounds stays apart, and two people of one name. */
export function coderNames(
  head: Pick<StudyHead, "members" | "rounds">,
): (coding: Pick<StudyCoding, "reviewerId" | "roundId">) => string {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  for (const round of head.rounds) {
    for (const member of head.members) {
      const plain = head.rounds.length > 1 ? `${member.name} (${round.name})` : member.name;
      let name = plain;
      for (let n = 2; taken.has(name); n++) name = `${plain} ${n}`;
      taken.add(name);
      names.set(`${round.id} ${member.id}`, name);
    }
  }
  return ({ roundId, reviewerId }) => names.get(`${roundId} ${reviewerId}`) ?? reviewerId;
}
