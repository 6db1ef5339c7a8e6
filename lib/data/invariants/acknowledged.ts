import { prisma } from "@/lib/db/client";
import type { Invariant } from "./invariant";

/** A journal entry is never changed or removed, so a mutation that was saved once stays to be found. */
export const acknowledged: Invariant = {
  id: "IN-01",
  promise: "Every change that a browser was told is saved is in the journal.",
  async check({ at, breach, acknowledged }) {
    for await (const mutationIds of acknowledged ?? []) {
      const where = { mutationId: { in: [...mutationIds] } };
      const select = { mutationId: true } as const;
      const found = new Set(
        (
          await Promise.all([
            prisma.annotationEvent.findMany({ where, select }),
            prisma.articleAnswerEvent.findMany({ where, select }),
          ])
        )
          .flat()
          .map(({ mutationId }) => mutationId),
      );
      at(mutationIds.length);
      for (const id of mutationIds) {
        if (!found.has(id)) breach(`The mutation ${id} was acknowledged and is not there.`);
      }
    }
  },
};
