import { BECAUSE } from "../agreement/coefficient";
import type { Coefficient } from "../agreement/coefficient";
import type { FrameAgreement } from "../agreement/frame-agreement";
import { PARADOX } from "../agreement/frame-agreement";
import type { Block, Document, Inline } from "../document/document";
import { heading, inline, paragraph } from "../document/document";
import { EXCLUSIONS } from "../sampling/frame";
import type { Prevalence } from "../statistics/prevalence";
import type { MethodsFacts, RoundFacts, SampleFacts } from "./methods-facts";
import { REFERENCES } from "./references";

/** What the appendix of a frozen report is written from: nothing is counted for it that is not here. */
export interface AppendixInput {
  readonly report: {
    readonly name: string;
    /** Where it can be read. */
    readonly address: string;
    /** YYYY-MM-DD, UTC */
    readonly frozenOn: string;
    readonly dataSha256: string;
    readonly softwareVersion: string;
  };
  readonly facts: MethodsFacts;
  readonly study: {
    readonly layer: string;
    readonly articles: number;
    /** What the report's filter leaves out, in words; empty where it leaves nothing out. */
    readonly filter: string;
    readonly seed: number;
    readonly replicates: number;
  };
  readonly frames: readonly { readonly id: string; readonly name: string }[];
  readonly prevalence: readonly Prevalence[];
  readonly agreement: readonly FrameAgreement[];
  readonly adjudication: AdjudicationFacts;
}

/** How differences were settled: current decisions of the report's articles. */
export interface AdjudicationFacts {
  readonly adjudicators: number;
  readonly articles: number;
  readonly decisions: number;
  /** By where a decision came from, and rejections among all of them. */
  readonly agreed: number;
  readonly majority: number;
  readonly adjudicator: number;
  readonly rejected: number;
}

/**
 * The methods appendix of a report: sampling flow, reviewers, training, blindness,
 * reliability per frame, adjudication, results and codebook, in the order in which
 * Lacy et al. (2015, https://doi.org/10.1177/1077699015607338) ask for them. Every
 * number carries where it was counted; agreement is given per frame and never pooled.
 */
export function appendixOf(input: AppendixInput): Document {
  const { report, facts } = input;
  return {
    title: `Methods appendix: ${report.name}`,
    blocks: [
      paragraph`Written from the frozen report “${report.name}” of the project “${facts.project}” (${report.address}), frozen on ${report.frozenOn} with Framewise ${report.softwareVersion}. Its data have the SHA-256 ${report.dataSha256}. A number in brackets or raised leads to the list at the end, which says where in the report’s figures the number stands.`,
      ...corpus(facts),
      ...sampling(facts.samples),
      ...coding(facts),
      ...blindness(facts.rounds.at(-1)!),
      ...reliability(input),
      ...adjudication(input.adjudication),
      ...results(input),
      ...codebook(facts.codebook),
      heading(2, "Methods of computing"),
      { kind: "list", items: REFERENCES },
    ],
  };
}

/** A count and the part of the report's facts it is from. */
function fact(value: number, part: string) {
  return { text: value.toLocaleString("en"), source: `report.json, facts.${part}` };
}

function corpus({ corpus: facts, timeZone }: MethodsFacts): Block[] {
  const span =
    facts.firstDay && facts.lastDay
      ? `published from ${facts.firstDay} to ${facts.lastDay}`
      : "none of them with a day of publication";
  return [
    heading(2, "Corpus"),
    paragraph`The corpus holds ${fact(facts.articles, "corpus.articles")} articles of ${fact(facts.outlets.length, "corpus.outlets")} outlets, ${span}; ${fact(facts.undated, "corpus.undated")} have no day of publication. Months are counted in the time zone ${timeZone}. ${fact(facts.printings, "corpus.printings")} articles print ${fact(facts.stories, "corpus.stories")} stories that appeared more than once.`,
    {
      kind: "table",
      caption: "Articles by outlet",
      source: "report.json, facts.corpus.outlets",
      columns: [{ name: "Outlet" }, { name: "Articles", numbers: true }],
      rows: facts.outlets.map(({ name, articles }) => [name, String(articles)]),
    },
    paragraph`By language: ${facts.languages.map(({ name, articles }) => `${name} (${articles})`).join(", ")}.`,
  ];
}

function sampling(samples: readonly SampleFacts[]): Block[] {
  if (samples.length === 0) {
    return [
      heading(2, "Sampling"),
      paragraph`No sample was drawn with Framewise; the articles were chosen before they were loaded.`,
    ];
  }
  return [
    heading(2, "Sampling"),
    ...samples.map(({ name, plan, found, excluded, inFrame, sampled, strata }) => {
      const part = (key: string) => `samples, “${name}”, ${key}`;
      const reasons = excluded
        .map(({ reason, articles }) => `${articles}: ${EXCLUSIONS[reason]}`)
        .join("; ");
      const leftOut = reasons === "" ? "none was left out" : `some were left out (${reasons})`;
      const drawn =
        plan.strata === "none"
          ? "at random"
          : `at random within ${strata} strata (${plan.strata}, ${plan.allocation})`;
      return paragraph`Sample “${name}”: of ${fact(found, part("found"))} articles found, ${leftOut}; from the ${fact(inFrame, part("inFrame"))} that remained, ${fact(sampled, part("sampled"))} were drawn ${drawn} with the seed ${plan.seed}.`;
    }),
  ];
}

function coding({ rounds, codebook: { version, publishedOn } }: MethodsFacts): Block[] {
  const round = rounds.at(-1)!;
  return [
    heading(2, "Reviewers and rounds"),
    paragraph`In the round “${round.name}”, ${fact(round.reviewers, "rounds, last, reviewers")} reviewers submitted ${fact(round.articles, "rounds, last, articles")} articles; two or more reviewers submitted ${fact(round.doubleCoded, "rounds, last, doubleCoded")} of them (${share(round.doubleCoded, round.articles)}). They worked with version ${String(version)} of the codebook, published on ${publishedOn}, each in a random order of their own.`,
    ...(round.entryRound === null
      ? []
      : [
          paragraph`A reviewer was let into this round after passing the training round “${round.entryRound}”: its submissions were compared with an expert’s, and each frame had to reach a set score.`,
        ]),
    {
      kind: "table",
      caption: "Rounds",
      source: "report.json, facts.rounds",
      columns: [
        { name: "Round" },
        { name: "Kind" },
        ...["Codebook", "Reviewers", "Articles", "By two or more", "Settled"].map((name) => ({
          name,
          numbers: true,
        })),
      ],
      rows: rounds.map((row) => [
        row.name,
        row.kind,
        ...[row.codebookVersion, row.reviewers, row.articles, row.doubleCoded, row.settled].map(
          String,
        ),
      ]),
      note: "Figures of this report are of the last round only. Training is never part of them.",
    },
  ];
}

const REVEALED: Readonly<Record<RoundFacts["revealRule"], string>> = {
  article: "after submitting the article themselves",
  round: "after every reviewer had submitted the whole round",
  adjudication: "after the article’s adjudication was closed",
};

function blindness(round: RoundFacts): Block[] {
  return [
    heading(2, "Blindness"),
    paragraph`Reviewers saw their teammates’ tags of an article only ${REVEALED[round.revealRule]}. Until then nothing the program showed them depended on teammates’ work. What was submitted was frozen; work revised after that is not in the agreement below. ${
      round.suggestions === "off"
        ? "No passages were suggested to them by the program."
        : "Reviewers could ask for suggested passages; each one shown was recorded."
    }`,
  ];
}

function reliability({ agreement, frames, study, facts }: AppendixInput): Block[] {
  const nameOf = new Map(frames.map(({ id, name }) => [id, name]));
  const hasKappa = agreement.some(({ kappa }) => kappa !== null);
  const undefinedFor = agreement.flatMap(({ frameId, alpha }) =>
    alpha.value === null ? [`${nameOf.get(frameId)}: ${BECAUSE[alpha.because]}`] : [],
  );
  const paradox = agreement.filter((row) => row.paradox).map(({ frameId }) => nameOf.get(frameId));
  const remarks = [
    "Bars: 0.800 for firm and 0.667 for tentative conclusions (Krippendorff 2019).",
    ...undefinedFor.map((reason) => `α undefined for ${reason}`),
    ...(paradox.length > 0 ? [`${paradox.join(", ")}: ${PARADOX}.`] : []),
    ...(agreement.some(({ tooRare }) => tooRare)
      ? ["† fewer than 10 positive judgements of all reviewers together: too rare to judge."]
      : []),
  ];
  return [
    heading(2, "Reliability"),
    paragraph`Agreement is about whether a frame is present in an article, before anything was settled, in the round “${facts.rounds.at(-1)!.name}”. It is given for each frame and never pooled. Intervals are 95 % bootstrap percentile intervals over articles (${String(study.replicates)} resamples, seed ${String(study.seed)}); reviewers are taken as given.`,
    {
      kind: "table",
      caption: "Agreement on each frame",
      source: "figures.csv, report “agreement”, one row for each frame and measure",
      columns: [
        { name: "Frame" },
        { name: "Articles", numbers: true },
        { name: "Found by each reviewer" },
        { name: "%", numbers: true },
        { name: "Krippendorff’s α [95 %]" },
        ...(hasKappa ? [{ name: "Cohen’s κ", numbers: true }] : []),
        { name: "Gwet’s AC1", numbers: true },
      ],
      rows: agreement.map((row): Inline[] => [
        `${nameOf.get(row.frameId)}${row.tooRare ? " †" : ""}`,
        String(row.pairableArticles),
        row.reviewers.map(({ positives, articles }) => `${positives}/${articles}`).join(", "),
        row.percent.value === null ? "–" : (100 * row.percent.value).toFixed(1),
        `${coefficient(row.alpha)}${
          row.interval ? ` [${decimal(row.interval.low)}, ${decimal(row.interval.high)}]` : ""
        }`,
        ...(hasKappa ? [row.kappa ? coefficient(row.kappa) : "–"] : []),
        coefficient(row.ac1),
      ]),
      note: remarks.join(" "),
    },
  ];
}

function adjudication(facts: AdjudicationFacts): Block[] {
  const count = (key: keyof AdjudicationFacts) => ({
    text: facts[key].toLocaleString("en"),
    source: `report.json, adjudication.${key}`,
  });
  return [
    heading(2, "Adjudication"),
    facts.articles === 0
      ? paragraph`Nothing has been settled; figures are those of the reviewers.`
      : paragraph`Differences in ${count("articles")} articles were settled by ${count("adjudicators")} ${facts.adjudicators === 1 ? "adjudicator" : "adjudicators"} in ${count("decisions")} decisions: ${count("agreed")} adopted what all reviewers had tagged alike, ${count("majority")} what most of them had, and ${count("adjudicator")} were the adjudicator’s own; ${count("rejected")} of the decisions rejected a tag, each with a reason. Reviewers’ own tags were never changed.`,
  ];
}

function results({ prevalence, study }: AppendixInput): Block[] {
  return [
    heading(2, "Frames in articles"),
    paragraph`Counted in the ${study.layer}: ${{ text: String(study.articles), source: "figures.csv, report “prevalence”, column n" }} articles${study.filter === "" ? "" : ` (${study.filter})`}. An article counts once, however many tags it has.`,
    {
      kind: "table",
      caption: "Articles with each frame",
      source: "figures.csv, report “prevalence”, measure “articles with the frame”",
      columns: [
        { name: "Frame" },
        { name: "Articles", numbers: true },
        { name: "Share", numbers: true },
        { name: "95 % interval (Wilson)" },
      ],
      rows: prevalence.map(({ frame, x, n, share: part, low, high }) => [
        frame.name,
        inline`${Number.isInteger(x) ? String(x) : x.toFixed(1)}/${String(n)}`,
        part === null ? "–" : `${(100 * part).toFixed(1)} %`,
        low === null || high === null
          ? "–"
          : `${(100 * low).toFixed(1)} % to ${(100 * high).toFixed(1)} %`,
      ]),
    },
  ];
}

function codebook({ version, frames }: MethodsFacts["codebook"]): Block[] {
  return [
    heading(2, `Codebook, version ${version}`),
    ...frames.flatMap(({ name, isGroup, definition, includeWhen, excludeWhen }): Block[] => [
      heading(3, isGroup ? `${name} (group)` : name),
      ...(definition === "" ? [] : [paragraph`${definition}`]),
      ...(includeWhen === "" ? [] : [paragraph`Include when: ${includeWhen}`]),
      ...(excludeWhen === "" ? [] : [paragraph`Exclude when: ${excludeWhen}`]),
    ]),
  ];
}

function share(x: number, n: number): string {
  return n === 0 ? "–" : `${((100 * x) / n).toFixed(1)} %`;
}

function coefficient({ value }: Coefficient): string {
  return value === null ? "undefined" : decimal(value);
}

/** Three places, since the bars have three; no "−0.000". */
function decimal(value: number): string {
  const written = value.toFixed(3);
  return Number(written) === 0 ? "0.000" : written.replace("-", "−");
}
