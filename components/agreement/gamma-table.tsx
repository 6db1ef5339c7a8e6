import { Cell, ColumnHead, Row, RowHead, Table } from "@/components/ui/table";
import type { GammaArticles } from "@/lib/domain/agreement/gamma-articles";
import { decimal, Figure } from "./figure";

/** γ of each article, with what it was computed from. */
export function GammaTable({
  result,
  titles,
  hrefOf,
}: {
  result: GammaArticles;
  titles: ReadonlyMap<string, string>;
  hrefOf: (articleId: string) => string;
}) {
  return (
    <Table caption="γ, article by article">
      <thead>
        <tr>
          <ColumnHead>Article</ColumnHead>
          <ColumnHead numeric>Reviewers</ColumnHead>
          <ColumnHead numeric>Passages</ColumnHead>
          <ColumnHead>γ</ColumnHead>
          <ColumnHead numeric>Disorder found</ColumnHead>
          <ColumnHead numeric>Disorder by chance</ColumnHead>
          <ColumnHead numeric>Random continua</ColumnHead>
        </tr>
      </thead>
      <tbody>
        {result.articles.map((article) => (
          <Row key={article.articleId}>
            <RowHead>
              <a href={hrefOf(article.articleId)}>
                {titles.get(article.articleId) ?? "An article"}
              </a>
            </RowHead>
            <Cell numeric>{article.reviewers}</Cell>
            <Cell numeric>{article.units}</Cell>
            <Cell>
              {article.gamma === null ? (
                <span className="text-sm">Too many passages to align exactly.</span>
              ) : (
                <Figure coefficient={article.gamma} />
              )}
            </Cell>
            <Cell numeric>{shown(article.observedDisorder)}</Cell>
            <Cell numeric>{shown(article.expectedDisorder)}</Cell>
            <Cell numeric>{article.samples}</Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

function shown(disorder: number | null): string {
  return disorder === null ? "–" : decimal(disorder);
}
