"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import * as glossary from "@/lib/data/glossary";
import type { Result } from "@/lib/domain/errors";
import { requireProject } from "@/lib/server/access";
import { parseForm } from "@/lib/server/form";
import { runAction } from "@/lib/server/run";

const id = z.string().min(1).max(64);
const note = z.strictObject({ term: z.string(), note: z.string() });

/** Say what a term means, for all who read. */
export async function createGlossaryNote(slug: string, form: FormData): Promise<Result<void>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "codebook:edit");
    await glossary.createGlossaryNote(access, parseForm(note, form));
    refresh();
  });
}

export async function updateGlossaryNote(
  slug: string,
  noteId: string,
  form: FormData,
): Promise<Result<void>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "codebook:edit");
    await glossary.updateGlossaryNote(access, id.parse(noteId), parseForm(note, form));
    refresh();
  });
}

export async function deleteGlossaryNote(slug: string, noteId: string): Promise<Result<void>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "codebook:edit");
    await glossary.deleteGlossaryNote(access, id.parse(noteId));
    refresh();
  });
}
