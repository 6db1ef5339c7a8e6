import { describe, expect, test } from "vitest";
import { checkedSettings, keysOf, storedSettings, USUAL_SETTINGS } from "./reading-settings";

const chosen = (fields: object) => ({ ...USUAL_SETTINGS, ...fields });

describe("checkedSettings", () => {
  test("takes what is offered, and keeps only keys that were moved", () => {
    const settings = checkedSettings(
      chosen({ textSize: 1.3, keys: { sentence: "q", split: "x" } }),
    );
    expect(settings).toEqual(chosen({ textSize: 1.3, keys: { sentence: "q" } }));
    expect(keysOf(settings)).toMatchObject({ sentence: "q", paragraph: "p" });
  });

  test("two actions may swap their keys", () => {
    expect(checkedSettings(chosen({ keys: { sentence: "p", paragraph: "s" } })).keys).toEqual({
      sentence: "p",
      paragraph: "s",
    });
  });

  test.each([
    [{ textSize: 7 }, /offered/],
    [{ glossary: "yes" }, /offered/],
    [{ keys: { sentence: "p" } }, /Two actions have the key “p”/],
    [{ keys: { sentence: "P" } }, /Two actions/],
    [{ keys: { sentence: "1" } }, /Digits are for the frames/],
    [{ keys: { sentence: "qq" } }, /one letter or sign/],
    [{ keys: { sentence: "" } }, /one letter or sign/],
    [{ keys: { jump: "j" } }, /no action “jump”/],
  ])("XS-07: refuses %j with a sentence", (fields, sentence) => {
    expect(() => checkedSettings(chosen(fields))).toThrow(sentence);
  });
});

test("what was stored by another version is read as far as it goes, else as usual", () => {
  expect(storedSettings({})).toEqual(USUAL_SETTINGS);
  expect(storedSettings(null)).toEqual(USUAL_SETTINGS);
  expect(storedSettings({ measure: 42 })).toEqual(chosen({ measure: 42 }));
  expect(storedSettings({ measure: 42, keys: { gone: "q" } })).toEqual(USUAL_SETTINGS);
});
