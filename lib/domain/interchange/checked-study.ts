import { MOST_PIECES } from "../annotation";
import { LONGEST_MEMO } from "../limits";
import type { Option } from "../attribute";
import { MOST_OPTIONS } from "../attribute";
import { AppError } from "../errors";
import { normalizeText } from "../text/normalize";
import { codePointLength } from "../text/offsets";
import type { ImportedAnnotation, ImportedStudy, Lost } from "./imported-study";
import {
  LONGEST_LABEL,
  LONGEST_TEXT,
  MOST_ANNOTATIONS,
  MOST_ANSWERS,
  MOST_ARTICLES,
  MOST_CODES,
  MOST_PEOPLE,
  MOST_QUESTIONS,
} from "./limits";

/**
 * What a reader found, held against what a study may be: sizes, keys that name
 * something, offsets that are numbers. Words are brought into a form that can be shown
 * and kept; what had to be cut for that is listed as lost.
 *
 * @throws {AppError} too_large; invalid_input for a file that contradicts itself or holds
 *   numbers that no program writes
 */
export function checkedStudy(study: ImportedStudy): ImportedStudy {
  const { articles, codes, users, questions, annotations, answers, codings } = study;
  refuseMany("articles", articles, MOST_ARTICLES);
  refuseMany("codes", codes, MOST_CODES);
  refuseMany("people", users, MOST_PEOPLE);
  refuseMany("questions", questions, MOST_QUESTIONS);
  refuseMany("tags", annotations, MOST_ANNOTATIONS);
  refuseMany("answers on articles", answers, MOST_ANSWERS);
  refuseMany("codings", codings, MOST_ANSWERS);
  if (articles.length === 0) throw contradiction("There is no text in this file.");
  const known = {
    article: keysOf("article", articles),
    code: keysOf("code", codes),
    user: keysOf("person", users),
    question: keysOf("question", questions),
  };
  const require = (what: keyof typeof known, key: string) => {
    if (!known[what].has(key)) throw contradiction(`It names a ${WORD[what]} that is not in it.`);
  };
  for (const { text, metadata } of articles) {
    if (text.length > LONGEST_TEXT && codePointLength(text) > LONGEST_TEXT) {
      const most = LONGEST_TEXT.toLocaleString("en");
      throw new AppError(
        "too_large",
        `${metadata.title ? `The text “${line(metadata.title)}”` : "A text"} is longer than the ${most} characters that an article may have.`,
      );
    }
  }
  for (const { articleKey, userKey } of [...codings, ...answers, ...annotations]) {
    require("article", articleKey);
    require("user", userKey);
  }
  for (const { questionKey } of answers) require("question", questionKey);
  for (const { codeKey, pieces, start, end } of annotations) {
    require("code", codeKey);
    for (const offset of [start, end, ...(pieces ?? []).flatMap((p) => [p.start, p.end])]) {
      if (!Number.isSafeInteger(offset) || offset < 0) {
        throw contradiction(
          "An offset in it is not a whole number from 0 on, so it cannot say where a passage stands.",
        );
      }
    }
    if (pieces && (pieces.length === 0 || pieces.length > MOST_PIECES)) {
      throw contradiction(`A passage in it has no part, or more than ${MOST_PIECES}.`);
    }
  }

  const used = new Set(annotations.map(({ codeKey }) => codeKey));
  const cut = annotations.filter(({ memo }) => memo.length > LONGEST_MEMO).length;
  return {
    ...study,
    name: study.name && line(study.name),
    codes: codes.map((code) => ({
      ...code,
      name: line(code.name) || "Unnamed",
      parentKey: code.parentKey !== null && known.code.has(code.parentKey) ? code.parentKey : null,
      isGroup: code.isGroup && !used.has(code.key),
      description: normalizeText(code.description),
    })),
    users: users.map((user) => ({ ...user, name: line(user.name) })),
    questions: questions.map((question) => ({
      ...question,
      name: line(question.name) || "Unnamed question",
      options: checkedOptions(question.options),
    })),
    annotations: annotations.map(checkedAnnotation),
    lost: [...study.lost, ...lostIf(cut, `notes of more than ${LONGEST_MEMO} characters`, CUT)],
  };
}

const WORD = { article: "text", code: "code", user: "person", question: "question" } as const;
const CUT = "A note may not be longer: what is over is left out.";

/** An entry of the list of what is lost; none where nothing is. */
export function lostIf(count: number, what: string, why: string): Lost[] {
  return count > 0 ? [{ what, count, why }] : [];
}

/** Each answer once, in words. */
function checkedOptions(options: readonly Option[]): Option[] {
  const byValue = new Map(options.map(({ value, label }) => [line(value), line(label)]));
  byValue.delete("");
  return Array.from(byValue, ([value, label]) => ({ value, label: label || value })).slice(
    0,
    MOST_OPTIONS,
  );
}

function checkedAnnotation(annotation: ImportedAnnotation): ImportedAnnotation {
  const { memo, createdAt } = annotation;
  return {
    ...annotation,
    memo: normalizeText(memo).slice(0, LONGEST_MEMO).toWellFormed(),
    createdAt: isMoment(createdAt) ? createdAt : null,
  };
}

/** Whether it names a moment between 1970 and 9999. */
export function isMoment(text: string | null): text is string {
  const at = text === null ? NaN : Date.parse(text);
  return at >= 0 && at < 253_402_300_800_000;
}

/** Words on one line, no longer than a name may be. */
function line(text: string): string {
  return normalizeText(text).replace(/\s+/gu, " ").trim().slice(0, LONGEST_LABEL).toWellFormed();
}

function keysOf(what: string, things: readonly { readonly key: string }[]): Set<string> {
  const keys = new Set(things.map(({ key }) => key));
  if (keys.size < things.length) throw contradiction(`It has two of one ${what}.`);
  return keys;
}

function refuseMany(what: string, things: readonly unknown[], most: number): void {
  if (things.length <= most) return;
  throw new AppError(
    "too_large",
    `This file has ${things.length.toLocaleString("en")} ${what}; one import may have ${most.toLocaleString("en")}. Split the project.`,
  );
}

function contradiction(what: string): AppError {
  return new AppError("invalid_input", `${what} Export the project again where it comes from.`);
}
