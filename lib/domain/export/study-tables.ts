import type { Attribute } from "../attribute";
import { answerWords } from "../attribute";
import { codePointLength } from "../text/offsets";
import type { Study, StudyArticle, StudyFrame } from "./study";
import type { Table } from "./table";
import { column } from "./table";

/** One article as a row. */
type ArticleCells = Omit<StudyArticle, "codings" | "zones"> & { readonly length: number };

/** One row per frozen article, its text last. */
export const articlesTable: Table<"study", ArticleCells> = {
  from: "study",
  name: "Articles",
  row: "One row for each article whose text is frozen, with the text.",
  file: "articles",
  async *rows({ articles }) {
    for await (const article of articles()) {
      yield { ...article, length: codePointLength(article.text) };
    }
  },
  columns: [
    column("id", "article_id", "text", "random id; the same in every export"),
    column("title", "article_title", "text", "the title, or the file's name where none is known"),
    column("author", "author", "text", "as the article names who wrote it; empty when not known"),
    column("outlet", "outlet", "text", "the outlet's name; empty when not known"),
    column(
      "publishedOn",
      "published_on",
      "text",
      "day of publication, YYYY-MM-DD; empty when not known",
    ),
    column("url", "url", "text", "its address; empty when not known"),
    column("language", "language", "text", "language code, such as en; empty when not known"),
    column("fileName", "file_name", "text", "the file it was loaded from"),
    column("weight", "weight", "number", "sampling weight; empty counts as 1"),
    column(
      "textVersion",
      "text_version",
      "integer",
      "number of the frozen text; 1 unless it was corrected",
    ),
    column("frozenAt", "frozen_at", "text", "when this text was frozen, ISO 8601, UTC"),
    column("length", "length_cp", "integer", "length of the text in Unicode code points"),
    column("sha256", "sha256", "text", "SHA-256 of the text in UTF-8"),
    column("text", "text", "text", "the frozen text"),
  ],
};

interface CodingCells {
  readonly articleId: string;
  readonly round: string;
  readonly reviewer: string;
  readonly submittedAt: string | null;
  readonly noFrameFound: 0 | 1;
  readonly tags: number;
  readonly orphaned: number;
}

/** One row per finished coding: the denominators, also where nothing was tagged. */
export const codingsTable: Table<"study", CodingCells> = {
  from: "study",
  name: "Submissions",
  row: "One row for each article that a reviewer has submitted, also where nothing was tagged.",
  file: "submissions",
  async *rows(study) {
    const { nameOf, roundOf } = namesIn(study);
    for await (const { id, codings } of study.articles()) {
      for (const coding of codings) {
        yield {
          articleId: id,
          round: roundOf(coding.roundId),
          reviewer: nameOf(coding.reviewerId),
          submittedAt: coding.submittedAt,
          noFrameFound: coding.noFrameFound ? 1 : 0,
          tags: coding.annotations.length,
          orphaned: coding.orphaned.length,
        };
      }
    }
  },
  columns: [
    column("articleId", "article_id", "text", "random id; the same in every export"),
    column("round", "round", "text", "the round's name"),
    column("reviewer", "reviewer", "text", "the reviewer's name"),
    column(
      "submittedAt",
      "submitted_at",
      "text",
      "when it was handed in, ISO 8601, UTC; empty while it is revised after reveal",
    ),
    column(
      "noFrameFound",
      "no_frame_found",
      "integer",
      "1 when the reviewer said that no frame is in it, else 0",
    ),
    column("tags", "tags", "integer", "how many of its tags stand in the text"),
    column(
      "orphaned",
      "orphaned_tags",
      "integer",
      "how many lost their passage when the text was corrected; they count in no figure",
    ),
  ],
};

interface AnswerCells {
  readonly articleId: string;
  readonly round: string;
  readonly reviewer: string;
  readonly questionId: string;
  readonly question: string;
  readonly value: string | null;
  readonly label: string | null;
}

/** One row per answer about an article; a row for each where several were chosen. */
export const answersTable: Table<"study", AnswerCells> = {
  from: "study",
  name: "Article answers",
  row: "One row for each answer of each reviewer to a question about an article; where several were chosen, one for each.",
  file: "answers",
  async *rows(study) {
    const { nameOf, roundOf } = namesIn(study);
    const { questions, frames } = study.head;
    for await (const { id, codings } of study.articles()) {
      for (const { roundId, reviewerId, answers } of codings) {
        for (const question of questions.filter(({ id: asked }) => answers[asked] !== undefined)) {
          for (const answer of valuesOf(question, frames, answers[question.id]!)) {
            yield {
              ...{ articleId: id, round: roundOf(roundId), reviewer: nameOf(reviewerId) },
              ...{ questionId: question.id, question: question.name, ...answer },
            };
          }
        }
      }
    }
  },
  columns: [
    column("articleId", "article_id", "text", "random id; the same in every export"),
    column("round", "round", "text", "the round's name"),
    column("reviewer", "reviewer", "text", "the reviewer's name"),
    column(
      "questionId",
      "question_id",
      "text",
      "the question's id, the same in every codebook version",
    ),
    column("question", "question", "text", "the question's name"),
    column(
      "value",
      "value",
      "text",
      "the answer as it is stored: an option, a point of a scale, a frame's id, or words; empty where none of the options was chosen",
    ),
    column("label", "label", "text", "the answer as people read it"),
  ],
};

function valuesOf(
  question: Attribute,
  frames: readonly StudyFrame[],
  answer: string | number | readonly string[],
): Pick<AnswerCells, "value" | "label">[] {
  const values = [answer].flat();
  if (values.length === 0) return [{ value: null, label: null }];
  return values.map((value) => ({
    value: String(value),
    label: answerWords(question, frames, value),
  }));
}

type FrameCells = Omit<StudyFrame, "isGroup" | "isRetired"> & {
  readonly kind: "frame" | "group";
  readonly parent: string | null;
  readonly retired: 0 | 1;
};

/** One row per frame of any published codebook version, in codebook order. */
export const framesTable: Table<"study", FrameCells> = {
  from: "study",
  name: "Frames",
  row: "One row for each frame and group of the codebook, those of older versions last.",
  file: "frames",
  *rows({ head }) {
    const names = new Map(head.frames.map(({ id, name }) => [id, name]));
    for (const { isGroup, isRetired, ...frame } of head.frames) {
      yield {
        ...frame,
        kind: isGroup ? "group" : "frame",
        parent: names.get(frame.parentId ?? "") ?? null,
        countsAs: names.get(frame.countsAs) ?? frame.name,
        retired: isRetired ? 1 : 0,
      };
    }
  },
  columns: [
    column("id", "frame_id", "text", "the frame's id, the same in every codebook version"),
    column("guid", "guid", "text", "its GUID in codebook files and REFI-QDA"),
    column("name", "frame", "text", "its name"),
    column("shortName", "short_name", "text", "three or four letters"),
    column("kind", "kind", "text", "frame, or group: no passage is tagged with a group"),
    column("parent", "parent", "text", "the frame or group it stands under; empty at the top"),
    column(
      "countsAs",
      "counts_as",
      "text",
      "the frame it counts as in figures: itself, unless it was merged into another",
    ),
    column("retired", "retired", "integer", "1 when the newest codebook goes without it, else 0"),
    column("definition", "definition", "text", "what it means"),
    column("includeWhen", "include_when", "text", "when a passage belongs to it"),
    column("excludeWhen", "exclude_when", "text", "when it does not"),
    column("example", "example", "text", "an example"),
    column("counterExample", "counter_example", "text", "what looks like it and is not"),
    column("hex", "color", "text", "its colour, #RRGGBB"),
    column("key", "key", "text", "the key that tags with it"),
  ],
};

/** What people and rounds of a study are called. */
function namesIn({ head }: Study) {
  const members = new Map(head.members.map(({ id, name }) => [id, name]));
  const rounds = new Map(head.rounds.map(({ id, name }) => [id, name]));
  return {
    nameOf: (id: string) => members.get(id)!,
    roundOf: (id: string) => rounds.get(id)!,
  };
}
