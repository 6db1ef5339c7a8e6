import { frameAgreement } from "../../agreement/frame-agreement";
import { statisticRows } from "../../statistics/registry";
import type { StatisticRow } from "../../statistics/row";
import { toyStudy } from "../../statistics/testing/toy-corpus";
import type { TimelineEvent } from "../../timeline-event";
import type { AnnotationRow } from "../annotation-row";
import type { DecisionRow } from "../decision-row";
import type { AgreementSource } from "../exporter";
import type { Study, StudyAnnotation, StudyArticle, StudyHead } from "../study";

/** A row for each tag of a study, as the table of annotations has it. */
export function annotationRowsOf(study: Study): Promise<AnnotationRow[]> {
  return rowsOf(study, ({ head, article, round, annotation }) => ({
    ...{ articleId: article.id, articleTitle: article.title, outlet: article.outlet },
    ...{ publishedOn: article.publishedOn, reviewer: nameIn(head.members, annotation.reviewerId) },
    ...{ ...framesOf(head, annotation), stale: annotation.needsDiscussion ? 1 : 0 },
    ...{ anchor: annotation.anchor, start: annotation.start, end: annotation.end },
    ...{ quote: annotation.quote, memo: annotation.memo, createdAt: annotation.createdAt },
    ...{ updatedAt: annotation.updatedAt, codebookVersion: annotation.codebookVersion },
    ...{ textVersion: annotation.textVersion, round, annotationId: annotation.id },
  }));
}

/** A row for each tag of a study, as if it had been decided on, with its memo as the reason. */
export function decisionRowsOf(study: Study): Promise<DecisionRow[]> {
  return rowsOf(study, ({ head, article, round, annotation }) => ({
    ...{ decisionId: `d-${annotation.id}`, articleId: article.id, articleTitle: article.title },
    ...{ round, kind: annotation.needsDiscussion ? "edited" : "adopted", basis: "adjudicator" },
    ...{ ...framesOf(head, annotation), anchor: annotation.anchor },
    ...{ start: annotation.start, end: annotation.end, textVersion: annotation.textVersion },
    ...{ quote: annotation.quote, reason: annotation.memo, decidedBy: "Jon" },
    ...{ decidedAt: annotation.updatedAt, annotationIds: `${annotation.id} and-another` },
  }));
}

interface Place {
  readonly head: StudyHead;
  readonly article: StudyArticle;
  /** The round's name. */
  readonly round: string;
  readonly annotation: StudyAnnotation;
}

async function rowsOf<Row>({ head, articles }: Study, row: (place: Place) => Row): Promise<Row[]> {
  const rows: Row[] = [];
  for await (const article of articles()) {
    for (const { roundId, annotations, orphaned } of article.codings) {
      const round = nameIn(head.rounds, roundId);
      for (const annotation of [...annotations, ...orphaned]) {
        rows.push(row({ head, article, round, annotation }));
      }
    }
  }
  return rows;
}

const nameIn = (named: readonly { readonly id: string; readonly name: string }[], id: string) =>
  named.find((one) => one.id === id)!.name;

function framesOf({ frames }: StudyHead, { frameId }: StudyAnnotation) {
  const { name, countsAs } = frames.find(({ id }) => id === frameId)!;
  return { frame: name, countsAs: nameIn(frames, countsAs) };
}

/** Two reviewers who agree on one frame, never pair on another, and differ on the third. */
export function agreementOfTwo(): AgreementSource {
  const frames = [
    { id: "sec", name: "Security: concern" },
    { id: "pra", name: "Прагматичное партнёрство 🤝" },
    { id: "new", name: "=New" },
  ];
  const found = [
    { ana: ["sec"], ben: ["sec", "pra"] },
    { ana: ["sec", "pra"], ben: ["sec", "pra"] },
    { ana: [], ben: [] },
    { ana: ["pra"], ben: [] },
  ];
  const articles = found.map((passes, index) => ({
    articleId: `a${index}`,
    askedFrameIds: ["sec", "pra"],
    passes: Object.entries(passes).map(([reviewerId, frameIds]) => ({ reviewerId, frameIds })),
  }));
  const ids = frames.map(({ id }) => id);
  return { frames, agreement: frameAgreement(articles, ids, { seed: 1, replicates: 100 }) };
}

/** One figure of each kind that a report of the toy corpus has. */
export function figuresOfEachKind(): StatisticRow[] {
  const rows = statisticRows(toyStudy(), 1);
  const kinds = new Map(rows.map((row) => [`${row.report} ${row.measure}`, row]));
  return [...kinds.values()];
}

export const EVENTS: readonly TimelineEvent[] = [
  { id: "e1", day: "2025-11-03", label: "Договор signed 📰" },
  { id: "e2", day: "2025-12-01", label: '=The "vote", at last' },
];
