import { prisma } from "@/lib/db/client";
import type { Span } from "@/lib/domain/span";
import { piecesIn, sliceCodePoints, spanIn } from "@/lib/domain/text/offsets";
import type { Invariant } from "./invariant";
import { pages } from "./invariant";

const placed = { id: true, start: true, end: true, quote: true, pieces: true } as const;
const select = {
  ...{ id: true, text: true },
  annotations: { select: placed },
  decisions: { select: placed },
} as const;

/** Texts with all that is placed in them at a time: a text may hold thousands of tags. */
const TEXTS = 50;

/** By the domain's own functions, which also know what may not be cut: nothing is asked of triggers. */
export const spans: Invariant = {
  id: "IN-04",
  promise: "Every tag and decision lies within its text, and its words are what stands there.",
  async check({ at, breach }) {
    const read = (page: object) => prisma.textVersion.findMany({ ...page, select });
    for await (const texts of pages(read, TEXTS)) {
      for (const { id: textId, text, annotations, decisions } of texts) {
        for (const [what, rows] of [
          ["Tag", annotations],
          ["Decision", decisions],
        ] as const) {
          for (const row of rows) {
            const problem = problemOf(text, row, row.pieces as Span[] | null);
            if (problem) breach(`${what} ${row.id} on text version ${textId}: ${problem}.`);
          }
          at(rows.length);
        }
      }
    }
  },
};

function problemOf(
  text: string,
  { start, end, quote }: { readonly start: number; readonly end: number; readonly quote: string },
  pieces: readonly Span[] | null,
): string | null {
  try {
    const span = spanIn(text, start, end);
    if (span.start !== start || span.end !== end) return "it cuts a character";
    if (sliceCodePoints(text, span) !== quote) return "its words are not what stands there";
    if (pieces) piecesIn(text, span, pieces);
    return null;
  } catch {
    return "its place is not in the text";
  }
}
