import { describe, expect, test } from "vitest";
import { checkPassword } from "./password";

const check = (password: string) => () =>
  checkPassword(password, { email: "mira.petrovic@example.org", name: "Mira Đurđević Kovač" });

describe("AN-08: accepts", () => {
  test.each([
    ["a short sentence", "the levy hurts nobody"],
    ["twelve characters", "kj3 kk2 mm9x"],
    ["64 characters", "four words and more ".repeat(4).slice(0, 64)],
    ["200 characters", "four words and more ".repeat(10)],
    ["256 code points beyond the basic plane", "🦊🐻🐼🐨🐯🦁🐮🐷".repeat(32)],
  ])("%s", (_what, password) => {
    expect(check(password)).not.toThrow();
  });
});

describe("refuses", () => {
  test.each([
    ["eleven characters", "kj3 kk2 mm9"],
    ["257 characters", "four words and more ".repeat(13).slice(0, 257)],
    ["AN-08: a megabyte", "x".repeat(2 ** 20)],
    ["the e-mail address", "Mira.Petrovic@example.org"],
    ["the name in it", "mira.petrovic"],
    ["the person's own name", "Mira ĐURĐEVIĆ Kovač"],
    ["words of that name with a year", "KovacMira2026"],
    ["a common word twice in full-width letters", "ｐａｓｓｗｏｒｄｐａｓｓｗｏｒｄ"],
    ["eleven characters, one of them in two parts", "kj3 kk2 mme\u0301"],
    ["ligatures that stand for more than 256 characters", "ﷺ".repeat(256)],
    ["a common word with a year", "Password2026!"],
    ["a common word twice", "passwordpassword"],
    ["a common phrase", "correct horse battery staple"],
    ["a common phrase with a year", "ILoveYou2024!"],
    ["a club with a year", "Liverpool2024"],
    ["a common word of another language", "motdepasse123"],
    ["this program with a year", "framewise2026!"],
    ["letters exchanged for digits", "p4ssw0rdp4ssw0rd"],
    ["digits in order", "123456789012"],
    ["the keyboard in order", "qwertyuiopas"],
    ["a few letters again and again", "abababababab"],
    ["one letter", "aaaaaaaaaaaaaaaa"],
  ])("%s", (_what, password) => {
    expect(check(password)).toThrow(expect.objectContaining({ code: "invalid_input" }));
  });

  test("a megabyte without walking through it", () => {
    expect(check("x".repeat(2 ** 20))).toThrow();
  });
});
