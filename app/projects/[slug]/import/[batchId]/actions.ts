"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import { lookIntoStudy, startStudyImport } from "@/lib/data/study-imports";
import type { Result } from "@/lib/domain/errors";
import { OFFSET_UNITS } from "@/lib/domain/interchange/imported-study";
import { LEAVE } from "@/lib/domain/interchange/mapping";
import { requireProject } from "@/lib/server/access";
import { parseForm } from "@/lib/server/form";
import { runAction } from "@/lib/server/run";
import { requireFoundStudy } from "@/lib/server/found-study";

const id = z.string().min(1).max(64);
const unit = z.strictObject({ unit: z.enum(OFFSET_UNITS, "Choose one of the ways to count.") });

/** Read the file once more, as counting something else. */
export async function chooseUnit(
  slug: string,
  batchId: string,
  form: FormData,
): Promise<Result<void>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "project:edit");
    await lookIntoStudy(access, id.parse(batchId), parseForm(unit, form).unit);
    refresh();
  });
}

const name = z.string().trim().min(1, "Give the round a name.").max(80);
/** The fields of components/interchange/study-mapping.tsx: each names its place in the list. */
const choices = z.looseObject({ round: name }).catchall(z.string().max(200));

/** Store the study as the person decided. */
export async function importStudy(
  slug: string,
  batchId: string,
  form: FormData,
): Promise<Result<void>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "project:edit");
    const { found, unit } = await requireFoundStudy(access, id.parse(batchId));
    const { round, ...chosen } = parseForm(choices, form);
    const { codes, users, questions } = found.digest;
    const people = users.filter(({ articles }) => articles > 0);
    const asked = questions.filter(({ answers }) => answers > 0);
    await startStudyImport(access, batchId, {
      roundName: round,
      ...(unit && { unit }),
      codes: codes.map(({ key }, at) => ({ key, to: chosen[`code-${at}`] ?? LEAVE })),
      people: people.map(({ key }, at) => ({ key, to: chosen[`person-${at}`] ?? LEAVE })),
      questions: asked.flatMap(({ key }, at) => (`question-${at}` in chosen ? [key] : [])),
    });
    refresh();
  });
}
