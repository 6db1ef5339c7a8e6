import { expect, test } from "vitest";
import { mutationBatch } from "./mutation-schema";

test("notes and answers are kept without what no database holds and nobody sees", () => {
  const { mutations } = mutationBatch.parse({
    mutations: [
      {
        ...{ kind: "create", mutationId: "mutation-1", annotationId: "annotation-1" },
        ...{ frameId: "frame-01", start: 0, end: 4, memo: "a\0b\ud800c\r\nd 👍" },
        attributes: { "attribute-1": ["x\0", "y\udfff"] },
      },
    ],
  });
  expect(mutations[0]).toMatchObject({
    memo: "abc\nd 👍",
    attributes: { "attribute-1": ["x", "y"] },
  });
});
