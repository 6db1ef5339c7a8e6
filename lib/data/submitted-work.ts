import type { Prisma } from "@/lib/db/client";
import type { Revision, SubmittedTag, SubmittedWork } from "@/lib/domain/submission";
import { annotationColumns, toAnnotation } from "./annotations";
import { answerColumns, answersOf } from "./article-answers";

/** The columns of an assignment that `liveWork` reads. */
export const liveColumns = {
  annotations: {
    where: { deletedAt: null },
    orderBy: [{ start: "asc" }, { end: "desc" }, { id: "asc" }],
    select: {
      ...annotationColumns,
      textVersion: { select: { number: true } },
      codebookVersion: { select: { number: true } },
    },
  },
  answers: { orderBy: { attributeId: "asc" }, select: answerColumns },
} satisfies Prisma.AssignmentSelect;

/** The columns that `blindWork` reads. */
export const blindColumns = {
  ...liveColumns,
  noFrameFound: true,
  blindSubmission: { select: { content: true, noFrameFound: true } },
} satisfies Prisma.AssignmentSelect;

/** The columns that `shownWork` reads. */
export const shownColumns = {
  ...blindColumns,
  submittedAt: true,
  submissions: {
    orderBy: [{ afterReveal: "desc" }, { number: "desc" }],
    take: 1,
    select: { content: true, noFrameFound: true, afterReveal: true },
  },
} satisfies Prisma.AssignmentSelect;

type Live = Prisma.AssignmentGetPayload<{ select: typeof liveColumns }>;
type Blind = Prisma.AssignmentGetPayload<{ select: typeof blindColumns }>;
type Shown = Prisma.AssignmentGetPayload<{ select: typeof shownColumns }>;

/** One reviewer's work on one article, and whether it was handed in as “no frame found”. */
export interface HandedIn extends SubmittedWork {
  readonly noFrameFound: boolean;
}

/** The work as it stands at this moment. */
export function liveWork({ annotations, answers }: Live): SubmittedWork {
  return {
    annotations: annotations.map(({ textVersion, codebookVersion, ...row }) => ({
      ...toAnnotation(row),
      textVersion: textVersion.number,
      codebookVersion: codebookVersion.number,
    })),
    answers: answersOf(answers),
  };
}

/** What the reviewer found before he or she could see anybody else's work: what agreement and the reviewer layer count. */
export function blindWork(row: Blind): HandedIn {
  const { blindSubmission, noFrameFound } = row;
  return blindSubmission ? frozen(blindSubmission) : { ...liveWork(row), noFrameFound };
}

/** What teammates are shown: the newest submission, also while the reviewer revises it. */
export function shownWork(row: Shown): HandedIn & {
  /** Null where it is the blind work. */
  readonly revision: Revision | null;
} {
  const { submittedAt, noFrameFound, blindSubmission, submissions } = row;
  const [newest] = submissions;
  if (!blindSubmission) return { ...liveWork(row), noFrameFound, revision: null };
  if (!submittedAt) return { ...frozen(newest!), revision: "being revised" };
  const revision = newest!.afterReveal ? "revised" : null;
  return { ...liveWork(row), noFrameFound, revision };
}

/** Tags that stand in the text; the others are on an older one. */
export function standing(tags: readonly SubmittedTag[]): SubmittedTag[] {
  return tags.filter(({ anchor }) => anchor !== "orphaned");
}

function frozen(submission: {
  readonly content: Prisma.JsonValue;
  readonly noFrameFound: boolean;
}): HandedIn {
  const { noFrameFound, content } = submission;
  return { ...(content as unknown as SubmittedWork), noFrameFound };
}
