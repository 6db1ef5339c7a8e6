import type { Transaction } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";
import type { ArticleWords, Comparison } from "@/lib/domain/statistics/article-words";
import { articleWordCounter, Vocabulary } from "@/lib/domain/statistics/article-words";
import type { PassageArticle } from "@/lib/domain/statistics/counter";
import { wordCutter } from "@/lib/domain/statistics/words";
import { pauses } from "./in-turns";
import { databaseForReading } from "./reading";

/** Articles whose texts are in memory at a time. */
const PAGE = 100;

/** What passages are compared with in reports. */
export const AGAINST: Comparison = "rest";

/** The words of one article with some codings. */
interface Known {
  readonly textVersionId: string;
  readonly codings: PassageArticle["codings"];
  readonly words: ArticleWords;
}

/** What is known of the words of one round. */
interface RoundWords {
  readonly roundId: string;
  readonly vocabulary: Vocabulary;
  /** By the first coding of an article. */
  readonly known: WeakMap<PassageArticle["codings"][number], Known>;
}

const shared = globalThis as { framewiseWords?: RoundWords };

/** The words of one round, which are kept; those of others are let go, for they are large: some 100 MB for 20,000 articles. */
export function wordsOfRound(roundId: string): RoundWords {
  if (shared.framewiseWords?.roundId !== roundId) {
    shared.framewiseWords = { roundId, vocabulary: new Vocabulary(), known: new WeakMap() };
  }
  return shared.framewiseWords;
}

/**
 * The words of articles, one after the other. Only where they are not known yet the
 * article's text is read and cut; other requests have their turns meanwhile.
 */
export async function* readArticleWords(
  access: ProjectAccess<"statistics:read">,
  { vocabulary, known }: RoundWords,
  articles: AsyncIterable<PassageArticle>,
): AsyncGenerator<ArticleWords> {
  const db = await databaseForReading(access);
  const cut = wordCutter();
  const count = articleWordCounter(vocabulary, AGAINST);
  const pause = pauses();
  for await (const page of pagesOf(articles)) {
    const wordsOf = (article: PassageArticle) => {
      const found = known.get(article.codings[0]!);
      return found && isSame(found, article) ? found.words : null;
    };
    const unknown = page.filter((article) => !wordsOf(article));
    const texts = await readTexts(
      db,
      unknown.map(({ textVersionId }) => textVersionId),
    );
    for (const article of page) {
      let words = wordsOf(article);
      if (!words) {
        const { text, language } = texts.get(article.textVersionId)!;
        words = count(article, cut(text, language ?? undefined));
        const { textVersionId, codings } = article;
        known.set(codings[0]!, { textVersionId, codings, words });
        await pause();
      }
      yield words;
    }
    await pause();
  }
}

function isSame(known: Known, { textVersionId, codings }: PassageArticle): boolean {
  return (
    known.textVersionId === textVersionId &&
    known.codings.length === codings.length &&
    known.codings.every((coding, index) => coding === codings[index])
  );
}

async function* pagesOf(articles: AsyncIterable<PassageArticle>): AsyncGenerator<PassageArticle[]> {
  let page: PassageArticle[] = [];
  for await (const article of articles) {
    page.push(article);
    if (page.length < PAGE) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}

/** The texts of some text versions, with their languages. */
async function readTexts(db: Transaction, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, never>();
  const rows = await db.textVersion.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, text: true, article: { select: { language: true } } },
  });
  return new Map(
    rows.map(({ id, text, article }) => [id, { text, language: article.language }] as const),
  );
}
