import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { parquetMetadataAsync, parquetReadObjects } from "hyparquet";
import { expect, test } from "vitest";
import type { ArchiveItem } from "@/lib/data/archive/read";
import type { ExportSources, FormatFrom, SourceName } from "@/lib/domain/export/exporter";
import type { Study } from "@/lib/domain/export/study";
import { formats } from "@/lib/domain/export/registry";
import { withGenres } from "@/lib/domain/export/testing/genres";
import {
  agreementOfTwo,
  annotationRowsOf,
  decisionRowsOf,
  EVENTS,
  figuresOfEachKind,
} from "@/lib/domain/export/testing/rows";
import { testStudy } from "@/lib/domain/export/testing/study";
import { asOneText, fileText, fileTexts } from "@/lib/domain/export/testing/written";
import { FRAMES, toyStudy } from "@/lib/domain/statistics/testing/toy-corpus";
import { ARCHIVE_FILES, archiveFiles } from "../archive/write";
import { replicationFiles } from "../replication/write";

const GOLDEN = join(import.meta.dirname, "../../domain/export/testing/golden");

/** What every expected file is written from. */
const sources: { readonly [S in SourceName]: () => Promise<ExportSources[S]> | ExportSources[S] } =
  {
    study: testStudy,
    annotations: () => annotationRowsOf(testStudy()),
    decisions: () => decisionRowsOf(testStudy()),
    agreement: agreementOfTwo,
    statistics: figuresOfEachKind,
    events: () => EVENTS,
    release: () => ({ study: testStudy(), licence: "CC-BY-4.0" }),
    archive: () => archiveFiles(archiveItems(), { drafts: false }),
    replication: async () =>
      replicationFiles({
        project: { slug: "drones", name: "Drones & debts", description: "How six papers wrote." },
        about: { round: "Main 📰", layer: "final layer", filter: "of 2025", software: "1.0.0" },
        judged: {
          studies: { final: toyStudy("final"), reviewer: toyStudy("reviewer") },
          coded: [{ articleId: "t1", passes: [{ reviewerId: "ana", frameIds: ["E"] }] }],
          ...{ frames: FRAMES, reviewers: [{ id: "ana", name: "Ana Petrović" }] },
        },
        rows: figuresOfEachKind(),
        annotations: await annotationRowsOf(testStudy()),
        texts: new Map([["codebook.md", "# Codebook\n"]]),
      }),
  };

/** Of formats that hold what the study of the others has none of. */
const ownSources: Readonly<Record<string, () => Promise<Study>>> = { "semeval-2023": withGenres };

/** A row of each noun. */
async function* archiveItems(): AsyncGenerator<ArchiveItem> {
  for (const noun of ARCHIVE_FILES) {
    const row = { id: `${noun}-1`, slug: "drones", name: "Cafe\u0301 📰 سعر 协", note: null };
    yield await Promise.resolve({ noun, row });
  }
}

/** All that a format writes, as a text: of a binary file what another program's reader finds in it. */
async function writtenBy<S extends SourceName>(
  format: FormatFrom<S>,
  source: () => Promise<ExportSources[S]> | ExportSources[S] = sources[format.from],
): Promise<string> {
  const data = await source();
  if ("files" in format) return asOneText(await fileTexts(format.files(data)));
  if ("rows" in format) {
    const rows = [`${format.schema.join(";\n")};\n`];
    for await (const { table, values } of format.rows(data)) {
      rows.push(`${table} ${JSON.stringify(values)}\n`);
    }
    return rows.join("");
  }
  if (format.extension !== "parquet") return fileText(format.write(data));
  const chunks: Uint8Array[] = [];
  for await (const piece of format.write(data)) chunks.push(Buffer.from(piece));
  const file = new Uint8Array(Buffer.concat(chunks)).buffer;
  const { schema } = await parquetMetadataAsync(file);
  const rows = await parquetReadObjects({ file });
  return [...schema, ...rows].map((one) => `${JSON.stringify(one)}\n`).join("");
}

test.each(Object.entries(formats))(
  "%s is written as expected, the same each time",
  async (name, format) => {
    const path = join(GOLDEN, `${name}.txt`);
    // A missing file would be made, and the test would pass.
    expect(existsSync(path), `Make ${path}, run vitest with -u, and read what is in it.`).toBe(
      true,
    );
    const written = () => writtenBy(format as FormatFrom<SourceName>, ownSources[name]);
    const text = await written();
    await expect(text).toMatchFileSnapshot(path);
    expect(await written()).toBe(text);
  },
);

test("no expected file is of a format that is gone", () => {
  const wanted = new Set(Object.keys(formats).map((name) => `${name}.txt`));
  expect(readdirSync(GOLDEN).filter((name) => !wanted.has(name))).toEqual([]);
});
