import type { ProjectAccess } from "@/lib/domain/access";
import type { ArticleForm } from "@/lib/domain/article-form";
import { NOT_RELEVANT } from "@/lib/domain/article-form";
import type {
  Answers,
  AnswerValue,
  Attribute,
  AttributeRole,
  Option,
} from "@/lib/domain/attribute";
import { articleAttributes, askedOf, optionsOf } from "@/lib/domain/attribute";
import type { Frame } from "@/lib/domain/frame";
import type { Layer } from "@/lib/domain/frame-use";
import { groupBy } from "@/lib/domain/group-by";
import type { Judged } from "@/lib/domain/statistics/study";
import { NOT_JUDGED } from "@/lib/domain/statistics/study";
import { listFinalAnswers } from "./final-layer";
import type { Work } from "./study-work";

/** What figures read of the answers about articles, in one layer. */
export interface StudyAnswers {
  readonly judgedOf: (articleId: string, reviewerId: string | null) => Judged;
  /** What can be answered about the tone; empty where nobody is asked. */
  readonly tones: readonly Option[];
  /**
   * Articles that were found not relevant: by the settled answer in the final layer, by
   * more than half of the reviewers otherwise.
   */
  readonly irrelevant: ReadonlySet<string>;
}

const NOTHING_ASKED: StudyAnswers = {
  judgedOf: () => NOT_JUDGED,
  tones: [],
  irrelevant: new Set(),
};

/**
 * The answers about a round's articles that figures count, of all finished codings that
 * the viewer may count. Answers to questions that were not asked, such as those after
 * “not relevant”, decide nothing. A settled article about which no answer was settled
 * has those of its reviewers where they are all the same.
 */
export async function readStudyAnswers(
  access: ProjectAccess<"statistics:read">,
  { id: roundId, form, frames }: StudyRound,
  work: readonly Work[],
): Promise<Readonly<Record<Layer, StudyAnswers>>> {
  const questions = articleAttributes(form.attributes);
  const asks = (role: AttributeRole) => questions.find((one) => one.role === role) ?? null;
  const [relevance, primary, tone] = [asks("relevance"), asks("primary-frame"), asks("tone")];
  if (!relevance && !primary && !tone) return { reviewer: NOTHING_ASKED, final: NOTHING_ASKED };

  const given = work.map(({ articleId, reviewerId, answers }): Given => ({
    ...{ articleId, reviewerId },
    answers: whatWasAsked(questions, answers),
  }));
  const byArticle = groupBy(given, ({ articleId }) => articleId);
  const settled = (await listFinalAnswers(access, roundId)).map(
    ({ articleId, answers }): Given => ({
      articleId,
      reviewerId: null,
      answers: whatWasAsked(questions, {
        ...unanimous((byArticle.get(articleId) ?? []).map((one) => one.answers)),
        ...answers,
      }),
    }),
  );

  const of = (codings: readonly Given[]): StudyAnswers => {
    const judged = new Map(
      codings.map(({ articleId, reviewerId, answers }) => [
        codingId(articleId, reviewerId),
        {
          primary: written(primary && answers[primary.id]),
          tone: written(tone && answers[tone.id]),
        },
      ]),
    );
    return {
      judgedOf: (articleId, reviewerId) =>
        judged.get(codingId(articleId, reviewerId)) ?? NOT_JUDGED,
      tones: tone ? optionsOf(tone, frames) : [],
      irrelevant: relevance ? irrelevantOf(codings, relevance) : new Set(),
    };
  };
  return { reviewer: of(given), final: of(settled) };
}

interface StudyRound {
  readonly id: string;
  readonly form: ArticleForm;
  readonly frames: readonly Frame[];
}

interface Given {
  readonly articleId: string;
  readonly reviewerId: string | null;
  readonly answers: Answers;
}

function codingId(articleId: string, reviewerId: string | null): string {
  return `${articleId} ${reviewerId ?? ""}`;
}

function whatWasAsked(questions: readonly Attribute[], answers: Answers): Answers {
  const asked = askedOf(questions, answers).filter(({ id }) => answers[id] !== undefined);
  return Object.fromEntries(asked.map(({ id }) => [id, answers[id]!]));
}

/** The answers that all gave alike. */
function unanimous([first, ...others]: readonly Answers[]): Answers {
  const same = Object.entries(first ?? {}).filter(([id, value]) =>
    others.every((one) => JSON.stringify(one[id]) === JSON.stringify(value)),
  );
  return Object.fromEntries(same);
}

function irrelevantOf(codings: readonly Given[], { id }: Attribute): Set<string> {
  const answered = codings.filter(({ answers }) => answers[id] !== undefined);
  return new Set(
    [...groupBy(answered, ({ articleId }) => articleId)].flatMap(([articleId, those]) => {
      const against = those.filter(({ answers }) => answers[id] === NOT_RELEVANT).length;
      return 2 * against > those.length ? [articleId] : [];
    }),
  );
}

/** One answer as text; several are no answer to a question that wants one. */
function written(value: AnswerValue | null | undefined): string | null {
  return typeof value === "string" || typeof value === "number" ? String(value) : null;
}
