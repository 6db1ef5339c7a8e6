"use server";

import { redirect } from "next/navigation";
import { z } from "zod";
import type { Incoming, Preview } from "@/lib/data/codebook-files";
import { addCodebook, previewCodebook } from "@/lib/data/codebook-files";
import type { Result } from "@/lib/domain/errors";
import { readCodebookFile, unpackedCodebook } from "@/lib/importers/codebook-file";
import { requireProject } from "@/lib/server/access";
import { parseForm } from "@/lib/server/form";
import { runAction } from "@/lib/server/run";

/** Bytes */
const LARGEST = 2_000_000;

const upload = z.strictObject({
  file: z
    .instanceof(File, { error: "Choose a file." })
    .refine(({ size }) => size > 0, "Choose a file that is not empty.")
    .refine(({ size }) => size <= LARGEST, "A codebook file may have 2 MB at most."),
});

/** Say what a file would add to the draft. Nothing is stored. */
export async function previewFile(
  slug: string,
  form: FormData,
): Promise<Result<Preview & { readonly format: string }>> {
  return runAction(async () => {
    const access = await requireProject(z.string().min(1).max(64).parse(slug), "codebook:edit");
    const { format, incoming } = await codebookIn(form);
    return { format, ...(await previewCodebook(access, incoming)) };
  });
}

/** Add what a file has to the draft, and lead to the codebook. */
export async function importFile(slug: string, form: FormData): Promise<Result<void>> {
  return runAction(async () => {
    const access = await requireProject(z.string().min(1).max(64).parse(slug), "codebook:edit");
    await addCodebook(access, (await codebookIn(form)).incoming);
    redirect(`/projects/${slug}/codebook`);
  });
}

async function codebookIn(form: FormData): Promise<{ format: string; incoming: Incoming }> {
  const { file } = parseForm(upload, form);
  const bytes = await unpackedCodebook(new Uint8Array(await file.arrayBuffer()));
  const { format, ...found } = readCodebookFile(bytes);
  return { format, incoming: { kind: "file", ...found } };
}
