import { expect, test } from "vitest";
import { WHOLE_STUDY } from "./filter";
import { filterInWords } from "./filter-words";

const names = {
  outlets: [
    { id: "o1", name: "Politika" },
    { id: "o2", name: "Danas" },
  ],
  samples: [{ id: "s1", name: "Main" }],
};

test("says what a filter leaves in", () => {
  expect(filterInWords({ ...WHOLE_STUDY, round: "r", layer: "final" }, names)).toBe("");
  expect(
    filterInWords(
      {
        ...WHOLE_STUDY,
        outlets: ["o2", "o1"],
        from: "2024-01-01",
        languages: ["sr"],
        zones: ["headline", "lead"],
        sample: "s1",
        version: 2,
        unit: "printings",
        without: ["stale"],
      },
      names,
    ),
  ).toBe(
    "Danas, Politika; from 2024-01-01; language sr; only headline, lead; sample “Main”; coded with version 2; each printing counted; without tags made before their frame’s meaning changed",
  );
  expect(filterInWords({ ...WHOLE_STUDY, from: "2024-01-01", to: "2024-06-30" }, names)).toBe(
    "2024-01-01 to 2024-06-30",
  );
  expect(filterInWords({ ...WHOLE_STUDY, to: "2024-06-30", outlets: ["gone"] }, names)).toBe(
    "unknown; until 2024-06-30",
  );
});
