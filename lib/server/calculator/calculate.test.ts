import { expect, test } from "vitest";
import { calculate, LONGEST } from "./calculate";

test("computes a pasted table with intervals, apart", async () => {
  const table = Array.from({ length: 30 }, (_, i) => `${i % 3},${i % 7 ? i % 3 : 0}`).join("\n");
  const answers = await calculate(table);
  const alpha = answers.find(({ id }) => id === "krippendorff_alpha")!;
  expect(alpha).toMatchObject({ pairable_units: 30, coders: 2, replicates: 2000 });
  expect(alpha.low).toBeLessThan(alpha.value!);
});

test("says what is wrong with data that are none, and with too many", async () => {
  await expect(calculate("a,b\nc\n")).rejects.toMatchObject({
    code: "invalid_input",
    message: expect.stringMatching(/not a table of values/) as string,
  });
  await expect(calculate("1,1\n".repeat(LONGEST))).rejects.toMatchObject({ code: "too_large" });
});
