"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import * as rounds from "@/lib/data/rounds";
import * as suggestions from "@/lib/data/suggestions";
import type { Result } from "@/lib/domain/errors";
import { SUGGESTION_RULES } from "@/lib/domain/round";
import { requireProject } from "@/lib/server/access";
import { parseForm } from "@/lib/server/form";
import { runAction } from "@/lib/server/run";

const id = z.string().min(1).max(64);

const phrase = z.strictObject({
  frameId: id,
  text: z.string().trim().min(1, "Write the phrase.").max(200, "Keep a phrase to 200 characters."),
});
const rule = z.strictObject({ suggestions: z.enum(SUGGESTION_RULES) });

/** Begin to learn from the rounds that are finished. */
export async function learn(slug: string): Promise<Result<void>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "codebook:edit");
    await suggestions.beginLearning(access);
    refresh();
  });
}

/** Suggest the sentences that hold a phrase. */
export async function createPhrase(slug: string, form: FormData): Promise<Result<void>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "codebook:edit");
    const { frameId, text } = parseForm(phrase, form);
    await suggestions.createPhrase(access, frameId, text);
    refresh();
  });
}

export async function deletePhrase(slug: string, phraseId: string): Promise<Result<void>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "codebook:edit");
    await suggestions.deletePhrase(access, id.parse(phraseId));
    refresh();
  });
}

/** Allow or forbid suggestions in a round. */
export async function chooseSuggestions(
  slug: string,
  roundId: string,
  form: FormData,
): Promise<Result<void>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "assignment:edit");
    await rounds.updateSuggestions(access, id.parse(roundId), parseForm(rule, form).suggestions);
    refresh();
  });
}
