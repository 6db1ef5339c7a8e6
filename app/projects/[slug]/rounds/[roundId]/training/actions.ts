"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { admitReviewer } from "@/lib/data/entries";
import { copyFinalLayer, takeExpertWork } from "@/lib/data/expert-work";
import { updateBars } from "@/lib/data/training";
import type { Result } from "@/lib/domain/errors";
import { requireProject } from "@/lib/server/access";
import { parseForm, requireForm } from "@/lib/server/form";
import { runAction } from "@/lib/server/run";

const id = z.string().min(1).max(64);
const bar = z.coerce.number("Give a number between 0 and 1, such as 0.7.");

/** Set the bars of a training round. Fields `frame:ID` are for single frames; empty ones are as the others. */
export async function saveBars(
  slug: string,
  roundId: string,
  form: FormData,
): Promise<Result<void>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "assignment:edit");
    const frames: Record<string, number> = {};
    requireForm(form);
    const rest = new FormData();
    for (const [name, value] of form) {
      if (!name.startsWith("frame:")) rest.append(name, value);
      else if (value !== "") frames[id.parse(name.slice("frame:".length))] = bar.parse(value);
    }
    const general = z.strictObject({
      leastArticles: z.coerce.number("Say how many articles, such as 5."),
      leastF1: bar,
    });
    await updateBars(access, id.parse(roundId), { ...parseForm(general, rest), frames });
    refresh();
  });
}

/** Take on the chosen articles as their expert. */
export async function takeArticles(
  slug: string,
  roundId: string,
  form: FormData,
): Promise<Result<void>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "decision:create");
    const articleIds = z.array(id).min(1, "Choose at least one article.").max(1000);
    requireForm(form);
    await takeExpertWork(access, id.parse(roundId), articleIds.parse(form.getAll("article")));
    refresh();
  });
}

const copy = z.strictObject({ article: id, from: id });

/** Take an article's final layer of another round over as its expert coding. */
export async function copyCoding(
  slug: string,
  roundId: string,
  form: FormData,
): Promise<Result<void>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "decision:create");
    const { article, from } = parseForm(copy, form);
    await copyFinalLayer(access, id.parse(roundId), article, from);
    refresh();
  });
}

const exception = z.strictObject({
  round: id,
  reviewer: id,
  reason: z.string().trim().min(1, "Say why; it is kept with the round."),
});

/** Let a reviewer into a round without having passed. */
export async function admit(slug: string, form: FormData): Promise<Result<void>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "assignment:edit");
    const { round, reviewer, reason } = parseForm(exception, form);
    await admitReviewer(access, round, reviewer, reason);
    refresh();
  });
}
