import { describe, expect, test } from "vitest";
import { activeItem, projectNavigation } from "./navigation";

describe("projectNavigation", () => {
  test.each([
    [
      "lead",
      [
        "Overview",
        "Articles",
        "Codebook",
        "Assignments",
        "Board",
        "Statistics",
        "Export",
        "Members",
      ],
    ],
    [
      "adjudicator",
      [
        "Overview",
        "Articles",
        "Codebook",
        "Assignments",
        "Board",
        "Statistics",
        "Export",
        "Members",
      ],
    ],
    ["reviewer", ["Overview", "Codebook"]],
    ["observer", ["Overview", "Codebook", "Statistics"]],
  ] as const)("shows a %s the parts that open to them", (role, labels) => {
    expect(projectNavigation("levy", role).map(({ label }) => label)).toEqual(labels);
  });

  test("leads into the project", () => {
    expect(projectNavigation("levy", "reviewer").map(({ href }) => href)).toEqual([
      "/projects/levy",
      "/projects/levy/codebook",
    ]);
  });
});

describe("activeItem", () => {
  const items = projectNavigation("levy", "lead");

  test.each([
    ["/projects/levy", "Overview"],
    ["/projects/levy/articles", "Articles"],
    ["/projects/levy/articles/import", "Articles"],
    ["/projects/levy/code/a1", "Overview"],
    ["/projects/levy/rounds/r1/training", "Assignments"],
    ["/projects/levy/history", "Board"],
    ["/projects/levy/articles/a1/history", "Articles"],
  ])("finds for %s the part %s", (pathname, label) => {
    expect(activeItem(items, pathname)?.label).toBe(label);
  });

  test.each(["/projects/levy-two", "/projects", "/"])(
    "finds none outside the project: %s",
    (pathname) => {
      expect(activeItem(items, pathname)).toBeNull();
    },
  );
});
