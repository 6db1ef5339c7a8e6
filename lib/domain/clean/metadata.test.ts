import { describe, expect, test } from "vitest";
import { outletInFoot, readBareName, readCredits } from "./metadata";

describe("readCredits", () => {
  test.each([
    ["By Ana Marin", { author: "Ana Marin" }],
    ["By ANA MARIN and Jo Lindt", { author: "ANA MARIN and Jo Lindt" }],
    ["By Ana Marin, Valley News", { author: "Ana Marin", outlet: "Valley News" }],
    ["Piše: Vera Nikolić", { author: "Vera Nikolić" }],
    ["Аутор: Милан Петковић", { author: "Милан Петковић" }],
    ["Von Katrin von der Heide", { author: "Katrin von der Heide" }],
    ["Autor: Redakcija", { author: "Redakcija" }],
    ["Valley News • 12 March 2024 • 5 min read", { outlet: "Valley News", date: "2024-03-12" }],
    ["Published: 3 May 2024, 09:15 CET", { date: "2024-05-03", isUpdate: false, isSure: true }],
    ["Last updated: 4 May 2024", { date: "2024-05-04", isUpdate: true }],
    ["Belgrade, 12 March 2024", { date: "2024-03-12", isSure: false }],
    ["www.example.org", { outlet: "www.example.org" }],
    ["Izvor: Glas Doline", { outlet: "Glas Doline" }],
  ])("reads %s", (text, credits) => {
    expect(readCredits(text)).toMatchObject(credits);
  });

  test.each([
    "Council puts off vote on the bridge",
    "Von der Leyen besucht Belgrad",
    "By the river, nobody sleeps",
    "Bridge closed – mayor resigns",
    "Elections of 12 March 2024 were free and fair, observers find",
    "Author: unknown, said the label under the painting",
    "Source: the army.",
  ])("leaves %j alone", (text) => {
    expect(readCredits(text)).toBeNull();
  });
});

test("a name without a label, perhaps with its place", () => {
  expect(readBareName("Greta Lund in Mbara")).toBe("Greta Lund");
  expect(readBareName("Ludwig van der Berg")).toBe("Ludwig van der Berg");
  expect(readBareName("Reading")).toBeNull();
  expect(readBareName("Bridge closed")).toBeNull();
});

test.each([
  ["© 2024 Valley News. All rights reserved.", "Valley News"],
  ["Copyright © 2019–2024 Valley News", "Valley News"],
  [
    "… do not necessarily reflect the official policy or position of Sall Institute.",
    "Sall Institute",
  ],
  ["© 2024 All rights reserved.", null],
])("the outlet that %j names", (text, outlet) => {
  expect(outletInFoot(text)).toBe(outlet);
});
