/** Where a chart's figures come from. Printed under its title, and part of every file. */
export interface ChartSource {
  readonly round: string;
  /** As `layerName` of lib/domain/statistics/row.ts names it. */
  readonly layer: string;
  readonly codebookVersion: number;
  /** Articles counted. */
  readonly articles: number;
  /** What the filter bar left in, in words; "" for everything. */
  readonly filter: string;
  /** Of resampled intervals; null where nothing was resampled. */
  readonly seed: number | null;
  /** When the figures were computed: ISO 8601, UTC. */
  readonly computedAt: string;
}

/** The source in one line. */
export function sourceLine({ round, layer, codebookVersion, articles, filter }: ChartSource) {
  const counted = `${articles.toLocaleString("en")} ${articles === 1 ? "article" : "articles"}`;
  const line = `${round}, ${layer}, codebook version ${codebookVersion}, ${counted}`;
  return filter === "" ? line : `${line}; ${filter}`;
}

/** The same as columns, which every row of a chart's CSV file ends with. */
export function sourceColumns(source: ChartSource) {
  return {
    round: source.round,
    layer: source.layer,
    filter: source.filter,
    codebook_version: source.codebookVersion,
    articles: source.articles,
    seed: source.seed,
    computed_at: source.computedAt,
  };
}
