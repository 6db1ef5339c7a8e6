import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { AnnotationRow } from "@/lib/domain/export/annotation-row";
import { annotationsTable } from "@/lib/domain/export/annotations-table";
import { csvRecords, EXACT } from "@/lib/domain/export/csv";
import type { FileOfSet, Pieces, Rows } from "@/lib/domain/export/exporter";
import type { Resource } from "@/lib/domain/export/replication/data-package";
import { dataPackage } from "@/lib/domain/export/replication/data-package";
import type { Judged } from "@/lib/domain/export/replication/judgements";
import { JUDGEMENT_COLUMNS, judgementsOf } from "@/lib/domain/export/replication/judgements";
import { statisticsTable } from "@/lib/domain/export/statistics-table";
import type { TableColumn } from "@/lib/domain/export/table";
import type { StatisticRow } from "@/lib/domain/statistics/row";

/** What a replication package is made from: all of one state of the data. */
export interface Replication {
  readonly project: { readonly slug: string; readonly name: string; readonly description: string };
  /** What the figures are of, in words. */
  readonly about: {
    readonly round: string;
    readonly layer: string;
    readonly filter: string;
    readonly software: string;
  };
  readonly judged: Judged;
  readonly rows: readonly StatisticRow[];
  readonly annotations: Rows<AnnotationRow>;
  /** Texts by path: codebook, appendix, frozen reports. */
  readonly texts: ReadonlyMap<string, string>;
}

/** The scripts of a package, by their path in it. */
export const SCRIPTS = ["recompute.py", "recompute.R"] as const;
export const scriptText = (name: (typeof SCRIPTS)[number]): string =>
  readFileSync(join("lib", "server", "replication", name), "utf8");

/** The files of a package: data, texts and scripts, then what describes them and their checksums. */
export async function* replicationFiles(replication: Replication): AsyncGenerator<FileOfSet> {
  const { project, judged, rows, annotations, texts } = replication;
  const sums: { path: string; sha256: string; size: number }[] = [];
  const counted = (path: string, pieces: Pieces): FileOfSet => ({
    path,
    pieces: hashed(pieces, (sha256, size) => sums.push({ path, sha256, size })),
  });
  const tables = [
    table(
      "judgements",
      "One row for each coding of an article and frame.",
      JUDGEMENT_COLUMNS,
      judgementsOf(judged),
    ),
    table("statistics", statisticsTable.row, statisticsTable.columns, rows),
    table("annotations", annotationsTable.row, annotationsTable.columns, annotations),
  ];
  for (const { path, pieces } of tables) yield counted(path, pieces);

  const resources = tables.map(({ name, rows: row, columns, path }): Resource => {
    const { sha256, size } = sums.find((sum) => sum.path === path)!;
    return { name, path, rows: row, columns, sha256, size };
  });
  const files = new Map([
    ...texts,
    ...SCRIPTS.map((name) => [`scripts/${name}`, scriptText(name)] as const),
    ["README.md", readme(replication)],
    ["datapackage.json", dataPackage(project, resources)],
  ]);
  for (const [path, text] of files) yield counted(path, one(text));
  const lines = sums.map(({ path, sha256 }) => `${sha256}  ${path}\n`);
  yield await Promise.resolve({ path: "SHA256SUMS", pieces: one(lines.join("")) });
}

/** A table with its pieces; how its rows look is forgotten. */
function table<Row extends object>(
  name: string,
  row: string,
  columns: readonly TableColumn<Row>[],
  rows: Rows<Row>,
) {
  return {
    ...{ name, rows: row, path: `data/${name}.csv` },
    columns: columns.map(({ header, type, meaning }) => ({ header, type, meaning })),
    pieces: csvRecords(rows, columns, EXACT),
  };
}

async function* one(text: string): AsyncGenerator<string> {
  yield await Promise.resolve(text);
}

async function* hashed(
  pieces: Pieces,
  done: (sha256: string, size: number) => void,
): AsyncGenerator<string | Uint8Array> {
  const hash = createHash("sha256");
  let size = 0;
  for await (const piece of pieces) {
    hash.update(piece);
    size += Buffer.byteLength(piece);
    yield piece;
  }
  done(hash.digest("hex"), size);
}

function readme({ project, about, texts }: Replication): string {
  const { round, layer, filter, software } = about;
  return [
    `# Replication package: ${project.name}`,
    "",
    `Figures of the round “${round}”, ${layer}${filter === "" ? "" : `, ${filter}`}; computed with Framewise ${software}.`,
    "",
    "    python3 scripts/recompute.py     (Python 3, nothing else)",
    "    Rscript scripts/recompute.R      (base R)",
    "",
    "Each computes the share of articles with each frame and Krippendorff’s α for each frame from",
    "`data/judgements.csv`, prints them, and says of each whether it is the figure in `data/statistics.csv`.",
    "`sha256sum -c SHA256SUMS` checks that no file was changed. `datapackage.json` describes the tables",
    "(Frictionless Data Package): every column with its type and meaning.",
    "",
    "| File | Holds |",
    "| --- | --- |",
    "| `data/judgements.csv` | whether each coding of each article has each frame |",
    "| `data/statistics.csv` | every figure of the report, not rounded |",
    "| `data/annotations.csv` | every submitted tag of every round that may be exported, with its passage and memo |",
    ...[...texts.keys()].map((path) => `| \`${path}\` | ${wordsFor(path)} |`),
    "",
    "Passages are quotations of articles that others published. Before you publish the package, look whether",
    "you may quote them; the text-free release of the same project has none.",
    "",
  ].join("\n");
}

function wordsFor(path: string): string {
  if (path.startsWith("codebook")) return "the frames, with definitions and rules";
  if (path.endsWith("report.json")) return "a frozen report, everything it shows";
  return "a methods appendix, every number with its source";
}
