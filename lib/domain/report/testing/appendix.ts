import { frameAgreement } from "../../agreement/frame-agreement";
import { proportion } from "../../statistics/proportion";
import type { AppendixInput } from "../appendix";

const frames = [
  { id: "sec", name: "Security & order" },
  { id: "pra", name: "Pragmatic_partnership" },
];

/** Twelve articles of two reviewers; nobody ever used the second frame. */
const coded = Array.from({ length: 12 }, (_, index) => ({
  articleId: `a${index}`,
  passes: [
    { reviewerId: "ann", frameIds: index < 6 ? ["sec"] : [] },
    { reviewerId: "bob", frameIds: index < 5 ? ["sec"] : [] },
  ],
}));

/** A study for tests of what is written about one. */
export const APPENDIX: AppendixInput = {
  report: {
    name: "Bridge coverage",
    address: "https://framewise.example.org/projects/bridge/reports/r1",
    frozenOn: "2026-02-01",
    dataSha256: "ab".repeat(32),
    softwareVersion: "0.1.0",
  },
  facts: {
    project: "Bridge",
    timeZone: "Europe/Belgrade",
    corpus: {
      articles: 1204,
      undated: 3,
      firstDay: "2025-01-02",
      lastDay: "2025-12-30",
      outlets: [
        { name: "Morning Post", articles: 1000 },
        { name: "outlet unknown", articles: 204 },
      ],
      languages: [{ name: "en", articles: 1204 }],
      stories: 20,
      printings: 55,
    },
    samples: [
      {
        name: "Main sample",
        plan: {
          seed: "7",
          strata: "outlet",
          allocation: "proportional",
          size: 12,
          from: null,
          to: null,
          outletIds: [],
          languages: [],
          query: "",
          withDuplicates: false,
        },
        found: 1204,
        excluded: [{ reason: "duplicate", articles: 35 }],
        inFrame: 1169,
        sampled: 12,
        strata: 2,
      },
    ],
    rounds: [
      {
        name: "Pilot",
        kind: "training",
        revealRule: "article",
        codebookVersion: 1,
        suggestions: "off",
        reviewers: 2,
        articles: 5,
        doubleCoded: 5,
        settled: 0,
        entryRound: null,
      },
      {
        name: "Main",
        kind: "main",
        revealRule: "round",
        codebookVersion: 2,
        suggestions: "off",
        reviewers: 2,
        articles: 12,
        doubleCoded: 12,
        settled: 11,
        entryRound: "Pilot",
      },
    ],
    codebook: {
      version: 2,
      publishedOn: "2026-01-05",
      frames: frames.map((frame) => ({
        ...frame,
        definition: "Said 100 % plainly.",
        includeWhen: "",
        excludeWhen: "It is only named.",
        isGroup: false,
      })),
    },
  },
  study: { layer: "final layer", articles: 11, filter: "", seed: 5, replicates: 1000 },
  frames,
  prevalence: frames.map((frame, index) => ({ frame, ...proportion(index === 0 ? 6 : 0, 11) })),
  agreement: frameAgreement(
    coded,
    frames.map(({ id }) => id),
    { seed: 5, replicates: 1000 },
  ),
  adjudication: {
    adjudicators: 1,
    articles: 11,
    decisions: 9,
    agreed: 5,
    majority: 0,
    adjudicator: 4,
    rejected: 2,
  },
};
