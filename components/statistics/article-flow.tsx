import type { ArticleFlow } from "@/lib/domain/statistics/article-set";
import { REASONS } from "@/lib/domain/statistics/article-set";

/** Where all articles of the round went, in a sentence that adds up. */
export function ArticleFlowLine({ flow }: { flow: ArticleFlow }) {
  const { total, counted, leftOut } = flow;
  const number = (count: number) => count.toLocaleString("en");
  const articles = (count: number) => `${number(count)} ${count === 1 ? "article" : "articles"}`;
  return (
    <span className="block">
      {leftOut.length === 0
        ? `All ${articles(total)} of the round are counted.`
        : `Of ${articles(total)} of the round ${number(counted)} ${counted === 1 ? "is" : "are"} counted; left out: ${leftOut
            .map(({ reason, articles: count }) => `${REASONS[reason]} (${number(count)})`)
            .join(", ")}.`}
    </span>
  );
}
