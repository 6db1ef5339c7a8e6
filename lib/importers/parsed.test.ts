import { expect, test } from "vitest";
import { NO_MARKS } from "@/lib/domain/clean/marks";
import { parsed } from "./parsed";

const metadata = {
  title: "A\0 title",
  outlet: null,
  author: "Ana\u0007 Berg",
  publishedOn: null,
  url: null,
  language: "en",
};

test("no name that a file gives itself keeps characters that nobody can read", () => {
  const raw = "A headline\nThe council met on Monday and talked about the bridge for hours.";
  const article = parsed({
    ...{ kind: "article", place: "a\0b.txt", format: "text", encoding: "utf-8" },
    ...{ raw, marks: NO_MARKS, metadata },
  });
  expect(article).toMatchObject({
    place: "a\uFFFDb.txt",
    metadata: { title: "A\uFFFD title", author: "Ana\uFFFD Berg" },
  });
  const link = {
    kind: "link",
    place: "row\u00011",
    url: "https://a.example/\0",
    metadata,
  } as const;
  expect(parsed(link)).toMatchObject({ place: "row\uFFFD1", url: "https://a.example/\uFFFD" });
  const problem = { kind: "problem", place: "\0", reason: "“a\0b” is odd." } as const;
  expect(parsed(problem)).toEqual({
    ...{ kind: "problem", place: "\uFFFD", reason: "“a\uFFFDb” is odd." },
  });
});
