import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { statisticRow } from "@/lib/domain/statistics/row";
import { AllFigures } from "./all-figures";

const rows = (report: string, length: number) =>
  Array.from({ length }, (_, x) =>
    statisticRow(report, "final", { measure: "articles", x, n: length }),
  );

test("shows of each statistic as many figures as a browser can lay out, and says so", () => {
  const page = renderToStaticMarkup(
    <AllFigures rows={[...rows("prevalence", 300), ...rows("position", 301)]} />,
  );
  expect(page.match(/<tbody/g)).toHaveLength(2);
  expect(page.match(/<tr/g)).toHaveLength(2 + 300 + 300);
  expect(page.match(/The first 300 of 301\./g)).toHaveLength(1);
});
