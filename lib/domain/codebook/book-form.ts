import type { ArticleForm, Rule } from "../article-form";
import { NOT_RELEVANT, RULE_KINDS, RULES } from "../article-form";
import type { Attribute, AttributeRole, Option } from "../attribute";
import { ATTRIBUTE_KINDS, ATTRIBUTE_ROLES } from "../attribute";
import { BUILT_IN_QUESTIONS } from "../built-in-questions";
import type { BookForm } from "../export/codebook-json";
import { normalizeText } from "../text/normalize";
import type { Template } from "./templates/template";

/** A form as codebook files carry it: frames by GUID, questions by their number in the file. */
export function bookForm(form: ArticleForm, guidOf: (frameId: string) => string): BookForm {
  const keys = new Map(form.attributes.map(({ id }, index) => [id, `q${index + 1}`]));
  return {
    questions: form.attributes.map(({ id, frameId, condition, ...attribute }) => ({
      key: keys.get(id)!,
      ...attribute,
      name: normalizeText(attribute.name),
      question: normalizeText(attribute.question),
      options: attribute.options.map(({ value, label }) => ({
        value: normalizeText(value),
        label: normalizeText(label),
      })),
      frame: frameId === null ? null : guidOf(frameId),
      condition: condition && {
        question: keys.get(condition.attributeId) ?? null,
        oneOf: condition.oneOf.map(guidOf),
      },
    })),
    rules: form.rules.map(({ message, check }) => ({
      kind: check.kind,
      message: normalizeText(message),
    })),
  };
}

/**
 * The form in a codebook file. What does not fit a question or a rule is left out;
 * whether the rest makes a form is for `attributeProblems` to say.
 *
 * @param frameIdOf the id that a frame of the file was given
 */
export function formFromBook(
  { questions, rules }: BookForm,
  frameIdOf: (guid: string) => string | undefined,
  newId: () => string,
): ArticleForm {
  const rows = questions.filter(isRecord);
  const ids = new Map(rows.map(({ key }) => [key, newId()]));
  return {
    attributes: rows.flatMap((row): Attribute[] => {
      const kind = ATTRIBUTE_KINDS.find((one) => one === row.kind);
      if (!kind || typeof row.name !== "string") return [];
      const condition = isRecord(row.condition) ? row.condition : null;
      const on = condition && ids.get(condition.question);
      return [
        {
          id: ids.get(row.key)!,
          scope: row.scope === "annotation" ? "annotation" : "article",
          frameId: (typeof row.frame === "string" && frameIdOf(row.frame)) || null,
          name: normalizeText(row.name),
          question: textIn(row.question),
          kind,
          options: listIn(row.options).filter(isRecord).map(optionIn),
          required: row.required === true,
          role: ATTRIBUTE_ROLES.find((role) => role === row.role) ?? null,
          condition: on
            ? {
                attributeId: on,
                oneOf: listIn(condition.oneOf).map(
                  (value) => frameIdOf(textIn(value)) ?? textIn(value),
                ),
              }
            : null,
        },
      ];
    }),
    rules: rules.filter(isRecord).flatMap((row): Rule[] => {
      const kind = RULE_KINDS.find((one) => one === row.kind);
      return kind
        ? [{ id: newId(), message: textIn(row.message) || RULES[kind].message, check: { kind } }]
        : [];
    }),
  };
}

/** The form of a template: its built-in questions, those after relevance for relevant articles only. */
export function formFromTemplate(
  template: Pick<Template, "builtIns" | "questions" | "rules">,
  frameIdOf: (ref: number) => string | undefined,
  newId: () => string,
): ArticleForm {
  const relevanceId = newId();
  const condition = template.builtIns.includes("relevance")
    ? {
        attributeId: relevanceId,
        oneOf: BUILT_IN_QUESTIONS.relevance.options.flatMap(({ value }) =>
          value === NOT_RELEVANT ? [] : value,
        ),
      }
    : null;
  const builtIn = (role: AttributeRole): Attribute => ({
    ...BUILT_IN_QUESTIONS[role],
    id: role === "relevance" ? relevanceId : newId(),
    condition: role === "relevance" ? null : condition,
  });
  return {
    attributes: [
      ...template.builtIns.map(builtIn),
      ...template.questions.map(({ frame, ...question }) => ({
        ...question,
        id: newId(),
        frameId: frame === null ? null : (frameIdOf(frame) ?? null),
        role: null,
        condition: question.scope === "article" ? condition : null,
      })),
    ],
    rules: template.rules.map((kind) => ({
      id: newId(),
      message: RULES[kind].message,
      check: { kind },
    })),
  };
}

/** What of a form a draft does not have yet; what depends on a question it has, depends on its own. */
export function newInForm(form: ArticleForm, draft: ArticleForm): ArticleForm {
  const twinOf = (one: Attribute) =>
    draft.attributes.find((other) =>
      one.role === null
        ? other.scope === one.scope && other.frameId === one.frameId && other.name === one.name
        : other.role === one.role,
    );
  const own = new Map(
    form.attributes.map((attribute) => [attribute.id, twinOf(attribute)?.id ?? attribute.id]),
  );
  return {
    attributes: form.attributes
      .filter((attribute) => !twinOf(attribute))
      .map((attribute) => ({
        ...attribute,
        condition: attribute.condition && {
          ...attribute.condition,
          attributeId: own.get(attribute.condition.attributeId)!,
        },
      })),
    rules: form.rules.filter(
      ({ check }) => !draft.rules.some((other) => other.check.kind === check.kind),
    ),
  };
}

function optionIn({ value, label }: Record<string, unknown>): Option {
  return { value: textIn(value), label: textIn(label) };
}

function textIn(value: unknown): string {
  return typeof value === "string" ? normalizeText(value) : "";
}

function listIn(value: unknown): unknown[] {
  return Array.isArray(value) ? (value as unknown[]) : [];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
