import type { Answers, AnswerValue, Attribute } from "./attribute";
import { askedOf } from "./attribute";
import type { DecisionBasis } from "./decision";

/** One reviewer's answers about one article. */
export interface Answered {
  readonly reviewerId: string;
  readonly answers: Answers;
}

/** A question on the article with everybody's answer to it. */
export interface ComparedAnswer {
  readonly attribute: Attribute;
  /** In the order of the reviewers. Null: asked, and not answered. Who was not asked is missing. */
  readonly given: readonly { readonly reviewerId: string; readonly value: AnswerValue | null }[];
  /** Who was asked did not answer the same. Answers in free words are not compared. */
  readonly differs: boolean;
}

/** The settled answers by question; null: settled that there is none. */
export type SettledAnswers = ReadonlyMap<string, AnswerValue | null>;

/** The questions that anybody was asked about the article, with the answers side by side. */
export function comparedAnswers(
  attributes: readonly Attribute[],
  answered: readonly Answered[],
): ComparedAnswer[] {
  const asked = answered.map(
    ({ answers }) => new Set(askedOf(attributes, answers).map(({ id }) => id)),
  );
  return attributes.flatMap((attribute) => {
    const given = answered.flatMap(({ reviewerId, answers }, index) =>
      asked[index]!.has(attribute.id) ? [{ reviewerId, value: answers[attribute.id] ?? null }] : [],
    );
    const differs = attribute.kind !== "text" && new Set(given.map(answerText)).size > 1;
    return given.length > 0 ? [{ attribute, given, differs }] : [];
  });
}

/**
 * The questions an adjudicator still has to answer: those that differ, are not settled,
 * and are still asked under the answers settled so far. A question that depends on one
 * which is itself open counts as asked.
 */
export function openAnswers(
  compared: readonly ComparedAnswer[],
  settled: SettledAnswers,
): ComparedAnswer[] {
  const open = new Set<string>();
  const final: Record<string, AnswerValue> = {};
  return compared.filter((one) => {
    const { attribute } = one;
    const waits = attribute.condition !== null && open.has(attribute.condition.attributeId);
    const asked = waits || isAsked(compared, attribute, final);
    if (!asked) return false;
    const isOpen = one.differs && !settled.has(attribute.id);
    const value = settled.has(attribute.id) ? settled.get(attribute.id)! : agreedOn(one);
    if (isOpen) open.add(attribute.id);
    else if (value !== null) final[attribute.id] = value;
    return isOpen;
  });
}

/** An answer that is taken without anybody's decision, and where it comes from. */
export interface AgreedAnswer {
  readonly attributeId: string;
  readonly value: AnswerValue;
  readonly basis: DecisionBasis;
}

/**
 * The answers nobody has to settle: whoever was asked answered the same, and they are
 * asked under what was settled. `reviewers` is how many submitted the article: where not
 * all of them were asked, it is the answer of the majority, or of fewer.
 */
export function agreedAnswers(
  compared: readonly ComparedAnswer[],
  settled: SettledAnswers,
  reviewers: number,
): AgreedAnswer[] {
  const final: Record<string, AnswerValue> = {};
  const agreed: AgreedAnswer[] = [];
  for (const one of compared) {
    const { attribute, given } = one;
    if (!isAsked(compared, attribute, final)) continue;
    const value = settled.has(attribute.id) ? settled.get(attribute.id)! : agreedOn(one);
    if (value === null) continue;
    final[attribute.id] = value;
    if (settled.has(attribute.id)) continue;
    const basis =
      given.length === reviewers
        ? "agreement"
        : 2 * given.length > reviewers
          ? "majority"
          : "adjudicator";
    agreed.push({ attributeId: attribute.id, value, basis });
  }
  return agreed;
}

/** The answer that more than half of all reviewers gave, and how many; null where there is none. */
export function majorityAnswer(
  { given }: ComparedAnswer,
  reviewers: number,
): { readonly value: AnswerValue | null; readonly backers: number } | null {
  for (const { value } of given) {
    const backers = given.filter((other) => sameAnswer(other.value, value)).length;
    if (2 * backers > reviewers) return { value, backers };
  }
  return null;
}

export function sameAnswer(a: AnswerValue | null, b: AnswerValue | null): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** What everybody who was asked answered alike; null where they differ or nobody answered. */
function agreedOn({ given, differs }: ComparedAnswer): AnswerValue | null {
  return !differs && new Set(given.map(answerText)).size === 1 ? given[0]!.value : null;
}

function isAsked(
  compared: readonly ComparedAnswer[],
  attribute: Attribute,
  final: Answers,
): boolean {
  const attributes = compared.map((one) => one.attribute);
  return askedOf(attributes, final).some(({ id }) => id === attribute.id);
}

function answerText({ value }: { readonly value: AnswerValue | null }): string {
  return JSON.stringify(value);
}
