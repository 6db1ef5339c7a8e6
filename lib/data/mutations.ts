import { inSharedTransaction } from "@/lib/db/shared-transaction";
import type { ProjectAccess } from "@/lib/domain/access";
import type { Mutation, MutationResult } from "@/lib/domain/annotation";
import { tagBatch } from "./annotations";
import { answerBatch } from "./article-answers";
import { openDesk } from "./desk";
import { isDuplicate } from "./duplicate";
import { requireEntry } from "./entries";

/**
 * Carry out a reviewer's mutations on one assigned article, in order, in one
 * transaction: each writes the annotation or answer and its journal entry, or neither.
 *
 * Each mutation has its own outcome, and those that are refused or in conflict
 * change nothing. A mutation that was carried out before, recognised by its id,
 * answers what it answered then.
 *
 * @throws {AppError} not_found when the assignment is not the caller's; forbidden while
 *   the training that opens its round is not passed.
 */
export async function applyMutations(
  access: ProjectAccess<"annotation:create">,
  assignmentId: string,
  mutations: readonly Mutation[],
): Promise<MutationResult[]> {
  const attempt = () =>
    inSharedTransaction(async (tx) => {
      const desk = await openDesk(tx, access, assignmentId);
      await requireEntry(tx, access, desk);
      const [tagging, answering] = [
        mutations.filter((mutation) => mutation.kind !== "answer"),
        mutations.filter((mutation) => mutation.kind === "answer"),
      ];
      const tag = await tagBatch(tx, desk, tagging);
      const answer = await answerBatch(tx, desk, answering);
      const results: MutationResult[] = [];
      for (const mutation of mutations) {
        results.push(await (mutation.kind === "answer" ? answer(mutation) : tag(mutation)));
      }
      return results;
    });
  try {
    return await attempt();
  } catch (error) {
    // The same mutation sent twice at once: the other one has won by now, so this one finds it.
    if (isDuplicate(error)) return attempt();
    throw error;
  }
}
