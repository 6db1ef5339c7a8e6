import { describe, expect, test } from "vitest";
import { commentParts, matchingPeople, mentionBefore, withMentions } from "./mentions";

const people = [
  { id: "a1", name: "Ana" },
  { id: "a2", name: "Ana Petrović" },
  { id: "b1", name: "Ben (KU) O’Hara" },
  { id: "c1", name: "Chen" },
  { id: "c2", name: "Chen" },
];
const names = new Map(people.map(({ id, name }) => [id, name]));

describe("withMentions", () => {
  test.each([
    ["nobody", "Is this security?", "Is this security?", []],
    ["the longest name that fits", "@Ana Petrović, see", "@[a2], see", ["a2"]],
    ["a name that another begins with", "ask @Ana!", "ask @[a1]!", ["a1"]],
    ["no part of a longer word", "@Anastasia said", "@Anastasia said", []],
    ["a name with signs in it", "@Ben (KU) O’Hara?", "@[b1]?", ["b1"]],
    ["all of one name", "@Chen", "@[c1]", ["c1", "c2"]],
    ["somebody twice, once", "@Ana and @Ana", "@[a1] and @[a1]", ["a1"]],
  ])("finds %s", (_what, text, body, mentions) => {
    expect(withMentions(text, people)).toEqual({ body, mentions });
  });

  test("is read back as it was written, also under another name", () => {
    const { body } = withMentions("See @Ana Petrović’s note", people);
    const read = (nameOf: (id: string) => string) =>
      commentParts(body, nameOf)
        .map(({ text }) => text)
        .join("");
    expect(read((id) => names.get(id)!)).toBe("See @Ana Petrović’s note");
    expect(read(() => "Reviewer 3")).toBe("See @Reviewer 3’s note");
    expect(commentParts(body, () => "X")[1]).toEqual({ text: "@X", mentioned: true });
  });
});

describe("the picker", () => {
  test.each([
    ["after an @ at the start", "@An", 3, { start: 0, query: "An" }],
    ["after an @ within a sentence", "ask @", 5, { start: 4, query: "" }],
    ["with two words", "ask @Ana Pe", 11, { start: 4, query: "Ana Pe" }],
    ["not in an address", "mail me@x", 9, null],
    ["not on the next line", "@Ana\nso", 7, null],
    ["not before the @", "a @Ben", 1, null],
  ])("opens %s", (_when, text, caret, expected) => {
    expect(mentionBefore(text, caret)).toEqual(expected);
  });

  test("offers names of which a word begins so", () => {
    expect(matchingPeople(people, "pet").map(({ id }) => id)).toEqual(["a2"]);
    expect(matchingPeople(people, "ana p").map(({ id }) => id)).toEqual(["a2"]);
    expect(matchingPeople(people, "").length).toBe(people.length);
  });
});
