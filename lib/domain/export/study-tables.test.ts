import { expect, test } from "vitest";
import type { FrameAgreement } from "../agreement/frame-agreement";
import { agreementTable } from "./agreement-table";
import type { DecisionRow } from "./decision-row";
import { decisionsTable } from "./decisions-table";
import { arrived } from "./exporter";
import { tables } from "./registry";
import { answersTable } from "./study-tables";
import { tableTypes } from "./table-types";
import { studyFrom, testStudy } from "./testing/study";
import { fileText } from "./testing/written";

test("several chosen answers are a row each, and none chosen is an empty one", async () => {
  const { head } = testStudy();
  const [question] = head.questions;
  const many = { ...question!, id: "q", kind: "multiple" as const };
  const coding = {
    ...{ roundId: "r-main", reviewerId: "u-ana", submittedAt: null, isFinal: false },
    ...{ noFrameFound: true, annotations: [], orphaned: [] },
  };
  const articles = [];
  for await (const article of testStudy().articles()) articles.push(article);
  const study = studyFrom({ ...head, questions: [many] }, [
    {
      ...articles[0]!,
      codings: [
        { ...coding, answers: { q: ["positive", "negative"] } },
        { ...coding, reviewerId: "u-ben", answers: { q: [] } },
      ],
    },
  ]);
  const rows = [];
  for await (const some of answersTable.rows(study)) {
    for (const { reviewer, value, label } of arrived(some)) rows.push([reviewer, value, label]);
  }
  expect(rows).toEqual([
    ["Ana Petrović", "positive", "Positive"],
    ["Ana Petrović", "negative", "Negative"],
    ["Ben/Levi", null, null],
  ]);
});

const decision: DecisionRow = {
  ...{ decisionId: "d1", articleId: "a1", articleTitle: "Levy", round: "Main", kind: "edited" },
  ...{ basis: "adjudicator", frame: "Security", countsAs: "Danger", anchor: "sound" },
  ...{
    start: 3,
    end: 9,
    textVersion: 2,
    quote: "📰 news",
    reason: "Nearer, I think.",
    decidedBy: "Jon",
  },
  ...{ decidedAt: "2026-02-03T10:00:00.000Z", annotationIds: "n1 n2" },
};

test("a decision is a row", async () => {
  expect(await fileText(tableTypes.tsv.write([decision], decisionsTable.columns))).toBe(
    [
      "decision_id\tarticle_id\tarticle_title\tround\tkind\tbasis\tframe\tcounts_as\tanchor\tstart_cp\tend_cp\ttext_version\tquote\treason\tdecided_by\tdecided_at\tannotation_ids",
      "d1\ta1\tLevy\tMain\tedited\tadjudicator\tSecurity\tDanger\tsound\t3\t9\t2\t📰 news\tNearer, I think.\tJon\t2026-02-03T10:00:00.000Z\tn1 n2",
      "",
    ].join("\r\n"),
  );
});

test("agreement that is undefined says why", async () => {
  const basis = { units: 0, values: 0, pairable: 0 };
  const undefinedOne = { ...basis, value: null, because: "no_pairable_units" };
  const agreement = {
    ...{ frameId: "f1", articles: 3, pairableArticles: 0, reviewers: [], interval: null },
    ...{ percent: undefinedOne, alpha: undefinedOne, kappa: null, ac1: undefinedOne },
    ...{ prevalence: null, tooRare: true, paradox: false, warnings: [] },
  } as unknown as FrameAgreement;
  const rows = agreementTable.rows({
    frames: [{ id: "f1", name: "Fear" }],
    agreement: [agreement],
  });
  const file = await fileText(tableTypes.jsonl.write(rows, agreementTable.columns));
  expect(JSON.parse(file)).toEqual({
    ...{ frame_id: "f1", frame: "Fear", articles: 3, pairable_articles: 0, positives: null },
    ...{
      judgements: null,
      percent_agreement: null,
      alpha: null,
      alpha_low: null,
      alpha_high: null,
    },
    ...{ undefined_because: "no_pairable_units", kappa: null, ac1: null },
  });
});

test("every table has columns of different names, each with its meaning", () => {
  for (const { columns, file } of tables) {
    expect(new Set(columns.map(({ header }) => header)).size, file).toBe(columns.length);
    for (const { header, meaning } of columns) {
      expect(header, file).toMatch(/^[a-z][a-z0-9_]*$/);
      expect(meaning, header).not.toBe("");
    }
  }
});
