import { createHash } from "node:crypto";
import type { Transaction } from "@/lib/db/client";
import { AppError } from "@/lib/domain/errors";
import type { Span } from "@/lib/domain/span";
import type { SubmittedWork } from "@/lib/domain/submission";
import { normalizeText } from "@/lib/domain/text/normalize";
import { codePointLength, piecesIn, sliceCodePoints, spanIn } from "@/lib/domain/text/offsets";
import { sealOf } from "../seals";
import type { ArchiveRow } from "./table";

/** Looks at rows of one noun that are about to be stored; those they name are stored. */
type Check = (tx: Transaction, rows: readonly ArchiveRow[]) => Promise<void> | void;

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

/**
 * What must hold between rows, beyond their form (lib/server/archive/schemas.ts) and what the
 * database enforces: that texts are what their hashes say, passages stand in their texts,
 * and work belongs to the article and reviewer it says.
 */
export const CHECKS: Readonly<Record<string, Check>> = {
  articles: (_tx, rows) => {
    for (const { id, raw, rawSha256 } of rows) {
      if (sha256(raw as string) !== rawSha256) {
        throw wrong("articles", id, "its upload is not what its SHA-256 says");
      }
    }
  },

  "text-versions": (_tx, rows) => {
    for (const row of rows) {
      const { id, text, length, zones } = row as unknown as TextRow & { length: number };
      if (sha256(text) !== row.sha256 || codePointLength(text) !== length) {
        throw wrong("text-versions", id, "its text is not what its SHA-256 and length say");
      }
      if (normalizeText(text) !== text) {
        throw wrong("text-versions", id, "its text has characters that texts here cannot hold");
      }
      if (zones.some(({ start, end }) => start >= end || end > length)) {
        throw wrong("text-versions", id, "a zone lies outside the text");
      }
    }
  },

  assignments: async (tx, rows) => {
    const texts = await textsOf(tx, rows);
    for (const { id, articleId, textVersionId } of rows) {
      if (texts.get(textVersionId)!.articleId !== articleId) {
        throw wrong("assignments", id, "its text is of another article");
      }
    }
  },

  annotations: async (tx, rows) => {
    const texts = await textsOf(tx, rows);
    const work = await assignmentsOf(tx, rows);
    for (const row of rows) {
      const assignment = work.get(row.assignmentId)!;
      const text = texts.get(row.textVersionId)!;
      if (assignment.reviewerId !== row.reviewerId || assignment.articleId !== text.articleId) {
        throw wrong("annotations", row.id, "it is not of the reviewer or article it says");
      }
      checkPassage("annotations", row, text.text);
    }
  },

  decisions: async (tx, rows) => {
    const texts = await textsOf(tx, rows);
    for (const row of rows) {
      const text = texts.get(row.textVersionId);
      if (text) checkPassage("decisions", row, text.text);
    }
  },

  exposures: async (tx, rows) => {
    const work = await assignmentsOf(tx, rows);
    for (const { id, assignmentId, articleId, end } of rows) {
      const assignment = work.get(assignmentId)!;
      if (assignment.articleId !== articleId || (end as number) > assignment.longest) {
        throw wrong("exposures", id, "its passage lies outside the article");
      }
    }
  },

  submissions: async (tx, rows) => {
    const texts = await textsOf(tx, rows);
    for (const { id, textVersionId, content, sha256: seal } of rows) {
      const work = content as SubmittedWork;
      if (sealOf(texts.get(textVersionId)!.sha256, work) !== seal) {
        throw wrong("submissions", id, "its seal does not fit what it holds");
      }
    }
  },
};

interface TextRow {
  readonly id: string;
  readonly text: string;
  readonly zones: readonly Span[];
}

async function textsOf(tx: Transaction, rows: readonly ArchiveRow[]) {
  const ids = rows.flatMap(({ textVersionId }) => (textVersionId as string | null) ?? []);
  const texts = await tx.textVersion.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, articleId: true, text: true, sha256: true },
  });
  return new Map<unknown, (typeof texts)[number]>(texts.map((text) => [text.id, text]));
}

async function assignmentsOf(tx: Transaction, rows: readonly ArchiveRow[]) {
  const ids = [...new Set(rows.map(({ assignmentId }) => assignmentId as string))];
  const found = await tx.assignment.findMany({
    where: { id: { in: ids } },
    select: {
      ...{ id: true, reviewerId: true, articleId: true },
      article: { select: { textVersions: { select: { length: true } } } },
    },
  });
  return new Map<unknown, { reviewerId: string; articleId: string; longest: number }>(
    found.map(({ id, article: { textVersions }, ...row }) => [
      id,
      { ...row, longest: Math.max(...textVersions.map(({ length }) => length)) },
    ]),
  );
}

function checkPassage(noun: string, row: ArchiveRow, text: string): void {
  const { id, start, end, quote, pieces } = row as unknown as Span & {
    id: string;
    quote: string;
    pieces: readonly Span[] | null;
  };
  try {
    const span = spanIn(text, start, end);
    if (pieces) piecesIn(text, span, pieces);
    const isWhole = span.start === start && span.end === end; // cuts no character
    if (isWhole && sliceCodePoints(text, span) === quote) return;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
  }
  throw wrong(noun, id, `its passage ${start}–${end} is not in the text, or not its quote`);
}

/** The refusal of a row. */
export function wrong(noun: string, id: unknown, why: string): AppError {
  return new AppError("invalid_input", `${noun}.jsonl, row ${String(id)}: ${why}.`);
}
