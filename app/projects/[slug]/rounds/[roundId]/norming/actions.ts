"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { choosePassage, revealNorming, reviseOwnNorming } from "@/lib/data/norming";
import type { Result } from "@/lib/domain/errors";
import { requireProject } from "@/lib/server/access";
import { parseForm } from "@/lib/server/form";
import { runAction } from "@/lib/server/run";

const id = z.string().min(1).max(64);

/** Show everybody's tags to all who have submitted, and open their work for the revision. */
export async function reveal(slug: string, roundId: string): Promise<Result<void>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "assignment:edit");
    await revealNorming(access, id.parse(roundId));
    refresh();
  });
}

/** Open one's own work of a revealed session once more. */
export async function revise(slug: string, assignmentId: string): Promise<Result<void>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "annotation:create");
    await reviseOwnNorming(access, id.parse(assignmentId));
    refresh();
  });
}

const passage = z.strictObject({
  article: id,
  words: z.string().max(20_000, "Keep the passage to 20,000 characters."),
});

/** Let only one passage of an article be coded. */
export async function savePassage(
  slug: string,
  roundId: string,
  form: FormData,
): Promise<Result<void>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "assignment:edit");
    const { article, words } = parseForm(passage, form);
    await choosePassage(access, id.parse(roundId), article, words);
    refresh();
  });
}
