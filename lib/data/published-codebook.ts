import type { Transaction } from "@/lib/db/client";
import type { ArticleForm } from "@/lib/domain/article-form";
import { publishedForm } from "@/lib/domain/article-form";
import type { PublishedFrame } from "@/lib/domain/codebook/published";
import { publishedFrames } from "@/lib/domain/codebook/published";
import { LastUsed } from "@/lib/domain/last-used";

/** What tags and answers are checked against. */
export interface PublishedCodebook {
  readonly frames: readonly PublishedFrame[];
  readonly form: ArticleForm;
}

/** Versions that are kept in memory, those asked for last. */
const MOST = 100;

const kept = new LastUsed<PublishedCodebook>(MOST);

/**
 * A version of a codebook. It is never changed (a trigger of the database sees to that), so
 * it is read and taken apart once, not for every tag.
 */
export async function readPublishedCodebook(
  db: Pick<Transaction, "codebookVersion">,
  id: string,
): Promise<PublishedCodebook> {
  const known = kept.get(id);
  if (known) return known;
  const codebook = await readVersion(db, id);
  kept.set(id, codebook);
  return codebook;
}

async function readVersion(db: Pick<Transaction, "codebookVersion">, id: string) {
  const version = await db.codebookVersion.findUniqueOrThrow({
    where: { id },
    select: { frames: true, attributes: true, rules: true },
  });
  return { frames: publishedFrames(version.frames), form: publishedForm(version) };
}
