import type { StudyFilter } from "./filter";
import type { StudyArticle } from "./study";

/** An article of the round, with all that decides whether its figures count. */
export interface Candidate extends StudyArticle {
  readonly language: string | null;
  /** The viewer has it open, so nothing about it may be told. */
  readonly openToViewer: boolean;
  /** Somebody submitted it, or in the final layer: it is settled. */
  readonly finished: boolean;
  /** The codebook version its work was submitted under; null where reviewers used different ones. */
  readonly codebookVersion: number | null;
  readonly relevant: boolean;
  readonly sampled: boolean;
  /** The printing that is coded for its story; null where it prints no story that others print too. */
  readonly codedPrinting: string | null;
}

/** Why an article of the round is not counted. The first that holds is the one that is told. */
export const REASONS = {
  open: "you still code it yourself",
  outlet: "another outlet",
  date: "published at another time, or without a date",
  language: "another language, or not known",
  sample: "not in the sample",
  unfinished: "not finished",
  version: "coded with another codebook version",
  irrelevant: "found not relevant",
  zone: "no such part of the text",
  duplicate: "another printing of a story that is counted",
} as const;
export type Reason = keyof typeof REASONS;

/** How many articles there were, how many count, and where the others went: adds up. */
export interface ArticleFlow {
  /** All articles of the round. */
  readonly total: number;
  readonly counted: number;
  readonly leftOut: readonly { readonly reason: Reason; readonly articles: number }[];
}

/** The one article set of a report, in the order of the candidates. */
export function articleSet<Article extends Candidate>(
  candidates: readonly Article[],
  filter: StudyFilter,
): {
  readonly articles: readonly Article[];
  readonly flow: ArticleFlow;
  /** Left out for nothing but that they were found not relevant. */
  readonly irrelevant: readonly Article[];
} {
  const left = new Map<Reason, number>();
  const leaveOut = (reason: Reason) => left.set(reason, (left.get(reason) ?? 0) + 1);
  const irrelevant: Article[] = [];
  const fitting = candidates.filter((article) => {
    const reason = reasonAgainst(article, filter);
    if (reason) leaveOut(reason);
    if (reason === "irrelevant") irrelevant.push(article);
    return reason === null;
  });

  const chosen = filter.unit === "stories" ? storiesOf(fitting) : new Set(fitting);
  const articles = fitting.filter((article) => {
    if (!chosen.has(article)) leaveOut("duplicate");
    return chosen.has(article);
  });
  const leftOut = (Object.keys(REASONS) as Reason[]).flatMap((reason) => {
    const articles = left.get(reason);
    return articles === undefined ? [] : [{ reason, articles }];
  });
  const flow = { total: candidates.length, counted: articles.length, leftOut };
  return { articles, flow, irrelevant };
}

function reasonAgainst(article: Candidate, filter: StudyFilter): Reason | null {
  const { outlets, languages, from, to } = filter;
  const day = article.publishedOn;
  if (article.openToViewer) return "open";
  if (outlets.length > 0 && !outlets.includes(article.outletId ?? "")) return "outlet";
  if ((from && !(day && day >= from)) || (to && !(day && day <= to))) return "date";
  if (languages.length > 0 && !languages.includes(article.language ?? "")) return "language";
  if (filter.sample && !article.sampled) return "sample";
  if (!article.finished) return "unfinished";
  if (filter.version !== null && article.codebookVersion !== filter.version) return "version";
  if (!article.relevant) return "irrelevant";
  if (filter.zones.length > 0 && article.codedLength === 0) return "zone";
  return null;
}

/** One article of each story: the printing that is coded for it, else the first that is left. */
function storiesOf<Article extends Candidate>(articles: readonly Article[]): Set<Article> {
  const stories = new Map<string, Article>();
  for (const article of articles) {
    const story = article.clusterId ?? article.id;
    if (!stories.has(story) || article.codedPrinting === article.id) stories.set(story, article);
  }
  return new Set(stories.values());
}
