/** What is fixed about a chart: its title unless a page has a better one, and how to read it. */
interface ChartKind {
  readonly title: string;
  readonly reading: string;
}

/**
 * Every chart. To add one: write its file and a line here; the key is the name of its
 * files and of its row in docs/export-formats.md.
 */
export const charts = {
  prevalence: {
    title: "Share of articles with each frame",
    reading: "Dots: share of articles with the frame. Lines: 95% interval.",
  },
  "prevalence-over-time": {
    title: "Over time",
    reading:
      "Points: share of the period’s articles with the frame. Bands: 95% interval. A gap is a period without articles, not 0%; a grey mark on the axis is one with fewer than 10, which has no percentage. Dashed upright lines: events.",
  },
  "prevalence-by-outlet": {
    title: "By outlet",
    reading:
      "Dots: share of the outlet’s articles with the frame. Lines: 95% interval. Beside them: articles with the frame out of all articles of the outlet; below 10 articles only these are given.",
  },
  "outlet-by-frame": {
    title: "Outlets and frames",
    reading:
      "Share of the outlet’s articles with the frame: the stronger the colour, the larger. Where an outlet has fewer than 10 articles, the counts are given and the cell is only outlined.",
  },
  "co-occurrence": {
    title: "Frames that occur together",
    reading:
      "Articles with both frames; on the diagonal, outlined, articles with the frame at all. The stronger the colour, the larger the share of all articles. Frames are in the order of the codebook.",
  },
  position: {
    title: "Where in the article each frame stands",
    reading:
      "Headline (H) and lead (L): per cent of all articles whose headline or first paragraph has the frame. 1 to 10: per cent of the frame’s text that lies in each tenth of the body.",
  },
  salience: {
    title: "Share of the text that each frame fills",
    reading:
      "Bars: characters tagged with the frame. Lines: 95% bootstrap interval over articles. Passages may overlap, so that shares can add up to more than 100%.",
  },
  tone: {
    title: "How articles with each frame speak of their subject",
    reading:
      "Bars: articles with the frame, by the tone of the whole article, out of all articles with the frame.",
  },
  "distinctive-words": {
    title: "Words that are typical of a frame",
    reading:
      "Bars: how clearly a word tells the frame’s passages (right) from the other text (left), as z of the weighted log-odds ratio (Monroe et al. 2008). Beyond 1.96 it is more than chance, for one word looked at alone.",
  },
  "declared-by-dominant": {
    title: "Declared and dominant frame",
    reading:
      "Articles by the frame that was declared the main one (rows) and the frame that covers most text (columns). The stronger the colour, the more articles of the row. Outlined: the two are the same.",
  },
  agreement: {
    title: "Krippendorff’s α for each frame",
    reading:
      "Dots: Krippendorff’s α (nominal). Lines: 95% bootstrap interval over articles, for these reviewers. Grey: too rare to judge. n: articles that two or more reviewers finished.",
  },
  "reviewer-pairs": {
    title: "Agreement of each pair of reviewers",
    reading:
      "α of every two reviewers, over the articles that both finished: the stronger the colour, the higher. A cell without a number: the two share no article, or α is undefined.",
  },
  confusion: {
    title: "Frames that are taken for one another",
    reading:
      "Passages that one reviewer tagged with the frame of the row and another with that of the column; on the diagonal, outlined, passages that they tagged alike. The stronger the colour, the more passages.",
  },
} as const satisfies Record<string, ChartKind>;

export type ChartId = keyof typeof charts;
