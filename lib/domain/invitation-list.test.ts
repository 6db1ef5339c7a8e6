import { describe, expect, test } from "vitest";
import { invitationLines, linksCsv, MOST_INVITED } from "./invitation-list";

describe("invitationLines", () => {
  test("reads columns in any order, roles in any case, addresses in their one form", () => {
    const text =
      "Role;E-mail;Name\nreviewer;ANA@Example.org;Ana  Petrović\nLEAD;ben@example.org;\n";
    expect(invitationLines(text)).toEqual([
      { row: 2, email: "ana@example.org", name: "Ana Petrović", role: "reviewer", problems: [] },
      { row: 3, email: "ben@example.org", name: "", role: "lead", problems: [] },
    ]);
  });

  test("says of each line what is wrong with it", () => {
    const text = [
      "email,name,role",
      "ana@example.org,Ana,Reviewer",
      "no address,Ben,Reviewer",
      "ana@example.org,Ana,Boss",
      `c@example.org,${"x".repeat(101)},Observer`,
    ].join("\n");
    const problems = invitationLines(text).map((line) => line.problems);
    expect(problems).toEqual([
      [],
      [expect.stringContaining("not an e-mail address")],
      [
        "This address stands in the table twice.",
        "“Boss” is no role. The roles are Lead, Adjudicator, Reviewer, Observer.",
      ],
      ["A name may have at most 100 characters."],
    ]);
  });

  test.each([
    ["without a column", "email,name\na@example.org,A", /no column “role”/],
    ["with nobody in it", "email,role\n", /names nobody/],
    ["that is empty", "", /no column “email”/],
    ["with an open quotation", 'email,role\n"a@example.org,Lead', /missing quotation mark/],
    [
      "that is too long",
      `email,role\n${Array.from({ length: MOST_INVITED + 1 }, (_, n) => `a${n}@example.org,Lead`).join("\n")}`,
      /501 people/,
    ],
  ])("refuses a table %s", (_what, text, message) => {
    expect(() => invitationLines(text)).toThrow(message);
  });
});

test("a file of links opens in a spreadsheet program and runs nothing there", () => {
  const link = "https://framewise.example.org/invitations/abc";
  expect(linksCsv([{ email: "a@example.org", name: "=1+1", role: "reviewer", link }])).toBe(
    `\uFEFFemail,name,role,link\r\na@example.org,'=1+1,Reviewer,${link}\r\n`,
  );
});
