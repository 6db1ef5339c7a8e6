import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { NO_FRAME } from "../attribute";
import { touches } from "../frame-use";
import type { Zone } from "../zones";
import { coOccurrence } from "./co-occurrence";
import { logOdds } from "./distinctive-words";
import { dominantOf } from "./dominant-frame";
import { position } from "./position";
import type { Prevalence } from "./prevalence";
import { prevalence } from "./prevalence";
import { prevalenceByMonth, prevalenceByOutlet } from "./prevalence-by";
import { declaredByDominant, primaryFrames } from "./primary-frame";
import { salience } from "./salience";
import { sharedText } from "./shared-text";
import type { Corpus, Tagged } from "./testing/toy-corpus";
import { annotationsOf, studyOfCorpus } from "./testing/toy-corpus";

/** A worked corpus that lies beside the repository where it is developed. Elsewhere toy-corpus.test.ts does the job. */
const FILE = "../shared/report-golden.json";

interface Golden {
  frames: string[];
  articles: Record<string, GoldenArticle>;
  adjudicated: Record<string, Tagged[]>;
  expected: {
    prevalence: Record<string, { x: number; n: number; p: number; wilson95: [number, number] }>;
    prevalence_by_outlet: Record<string, Record<string, [number, number]>>;
    prevalence_by_month: Record<string, Record<string, [number, number]>>;
    salience: Record<string, Record<string, number>>;
    salience_denominators: { total_chars: number; framed_chars_union: number };
    cooccurrence: Record<string, Record<string, number>>;
    dominant_by_length: Record<string, string | null>;
    declared_primary: {
      counts: Record<string, number>;
      share_of_all: Record<string, number>;
      share_of_articles_with_primary: Record<string, number>;
    };
    position: Record<
      string,
      { headline: [number, number]; lede: [number, number]; mean_first_offset_relative: number }
    >;
    log_odds_example: {
      y_in: Record<string, number>;
      y_out: Record<string, number>;
      alpha0: number;
      result: Record<string, { delta: number; z: number }>;
    };
  };
}

interface GoldenArticle {
  outlet: string;
  date: string;
  length: number;
  headline: [number, number];
  lede: [number, number];
  status: string;
  primary: string | null;
}

function zonesOf({ headline, lede, length }: GoldenArticle): Zone[] {
  return [
    { zone: "headline", start: headline[0], end: headline[1] },
    { zone: "lead", start: lede[0], end: lede[1] },
    { zone: "body", start: lede[1], end: length },
  ];
}

describe.skipIf(!existsSync(FILE))("the worked corpus", () => {
  const golden = existsSync(FILE)
    ? (JSON.parse(readFileSync(FILE, "utf8")) as Golden)
    : ({} as Golden);
  const { expected } = golden;
  const frames = (golden.frames ?? []).map((id) => ({ id, name: id }));
  const corpus: Corpus = {
    articles: Object.entries(golden.articles ?? {}).map(([id, article]) => ({
      id,
      outletId: article.outlet,
      outlet: article.outlet,
      publishedOn: article.date,
      zones: zonesOf(article),
      primary: article.primary ?? NO_FRAME,
    })),
    codings: Object.fromEntries(
      Object.entries(golden.adjudicated ?? {}).map(([id, tagged]) => [id, { final: tagged }]),
    ),
  };
  const study = studyOfCorpus(corpus, "final", frames);

  test("prevalence", () => {
    for (const { frame, x, n, share, low, high } of prevalence(study)) {
      const { wilson95, p, ...counts } = expected.prevalence[frame.id]!;
      expect({ x, n }).toEqual(counts);
      expect(share).toBe(p);
      expect(low).toBeCloseTo(wilson95[0], 6);
      expect(high).toBeCloseTo(wilson95[1], 6);
    }
  });

  test("prevalence by outlet and by month", () => {
    const counts = (cells: readonly Prevalence[]) =>
      Object.fromEntries(cells.map(({ frame, x, n }) => [frame.id, [x, n]] as const));
    const months = prevalenceByMonth(study).map(
      ({ key, cells }) => [key ?? "", counts(cells)] as const,
    );
    expect(Object.fromEntries(months)).toEqual(expected.prevalence_by_month);
    const outlets = prevalenceByOutlet(study).map(
      ({ key, cells }) => [key?.id ?? "", counts(cells)] as const,
    );
    expect(Object.fromEntries(outlets)).toEqual(expected.prevalence_by_outlet);
  });

  test("salience", () => {
    const { textLength, framedLength, frames } = salience(study);
    expect({ total_chars: textLength, framed_chars_union: framedLength }).toEqual(
      expected.salience_denominators,
    );
    for (const { frame, covered, ofText, ofFramed, meanOfText } of frames) {
      const wanted = expected.salience[frame.id]!;
      expect(covered).toBe(wanted.chars);
      expect(ofText).toBeCloseTo(wanted.pooled_share_of_text!, 6);
      expect(ofFramed).toBeCloseTo(wanted.pooled_share_of_framed!, 6);
      expect(meanOfText).toBeCloseTo(wanted.mean_article_share!, 6);
    }
  });

  test("co-occurrence", () => {
    const shared = sharedText(
      corpus.articles.flatMap(({ id, zones }) => {
        const tagged = golden.adjudicated[id];
        return tagged ? [{ zones, codings: [annotationsOf(tagged)] }] : [];
      }),
      golden.frames,
    );
    for (const [k, row] of coOccurrence(study).cells.entries()) {
      for (const [l, cell] of row.entries()) {
        const wanted = expected.cooccurrence[`${cell.k.id}-${cell.l.id}`];
        if (!wanted) continue;
        expect(cell.both).toBe(wanted.both);
        expect(cell.jaccard).toBeCloseTo(wanted.jaccard!, 6);
        expect(cell.ofK).toBe(wanted.cond_l_given_k);
        expect(cell.lift).toBe(wanted.lift);
        expect(cell.phi).toBe(wanted.phi);
        expect(shared[k]![l]).toBe(wanted.shared_chars);
      }
    }
  });

  test("dominant and primary frame", () => {
    const dominant = study.articles.map(({ id, codings }) => {
      const of = dominantOf(study, codings[0]!);
      return [id, of === "none" ? null : of === "tie" ? "tie" : of.id];
    });
    expect(Object.fromEntries(dominant)).toEqual(expected.dominant_by_length);

    const { counts, share_of_all, share_of_articles_with_primary } = expected.declared_primary;
    const rows = primaryFrames(study);
    expect(rows.map(({ declared }) => typeof declared === "string")).toEqual([
      ...frames.map(() => false),
      true,
    ]);
    for (const { declared, ofAll, ofThoseWithPrimary } of rows) {
      const key = typeof declared === "string" ? declared : declared.id;
      expect(ofAll.x).toBe(counts[key]);
      expect(ofAll.share).toBeCloseTo(share_of_all[key]!, 6);
      if (typeof declared === "string") continue;
      expect(ofThoseWithPrimary?.share).toBeCloseTo(share_of_articles_with_primary[key]!, 6);
    }
    const cross = declaredByDominant(study).map(({ dominant }) => dominant);
    expect(cross).toEqual([
      [2, 0, 0, 0, 0],
      [0, 1, 0, 0, 0],
      [0, 0, 0, 0, 0],
      [0, 0, 0, 0, 1],
      [0, 0, 0, 0, 0],
    ]);
  });

  test("position", () => {
    for (const { frame, headline, lead, firstOffset } of position(study)) {
      const wanted = expected.position[frame.id]!;
      expect([headline.ofAll.x, headline.ofAll.n]).toEqual(wanted.headline);
      expect([lead.ofAll.x, lead.ofAll.n]).toEqual(wanted.lede);
      expect(firstOffset.mean).toBeCloseTo(wanted.mean_first_offset_relative, 6);
    }
    expect(touches(study.articles[0]!.codings[0]![0]!, "headline")).toBe(true);
  });

  test("distinctive words", () => {
    const { y_in, y_out, alpha0, result } = expected.log_odds_example;
    const words = logOdds(new Map(Object.entries(y_in)), new Map(Object.entries(y_out)), alpha0);
    expect(words.map(({ word }) => word)).toEqual(["border", "the", "trade"]);
    for (const { word, delta, z } of words) {
      expect(delta).toBeCloseTo(result[word]!.delta, 5);
      expect(z).toBeCloseTo(result[word]!.z, 6);
    }
  });
});
