import { describe, expect, test } from "vitest";
import { findDate } from "./dates";

describe("findDate", () => {
  test.each([
    ["April 10th, 2022", "2022-04-10"],
    ["10. april 2022.", "2022-04-10"],
    ["10. апреля 2022", "2022-04-10"],
    ["10 апреля 2022 г.", "2022-04-10"],
    ["2022-04-10T12:00:00Z", "2022-04-10"],
    ["04/25/2022", "2022-04-25"],
    ["12.03.2024. 14:05", "2024-03-12"],
    ["10. 4. 2022.", "2022-04-10"],
    ["le 1er mai 2023", "2023-05-01"],
    ["10 de abril de 2022", "2022-04-10"],
    ["10. März 2022", "2022-03-10"],
    ["Mar 12, 2024 at 2:05 PM", "2024-03-12"],
    ["12. septembra 2021.", "2021-09-12"],
    ["5. децембра 2020.", "2020-12-05"],
    ["12 svibnja 2023.", "2023-05-12"],
    ["10-Apr-2022", "2022-04-10"],
    ["2024年3月12日", "2024-03-12"],
  ])("reads %s", (text, date) => {
    expect(findDate(text)).toMatchObject({ date, ambiguous: false });
  });

  test.each([
    "March 2024",
    "12 March",
    "31/02/2024",
    "28 agreements 2024",
    "Volume 19 Issue 7",
    "",
  ])("finds no day in %j", (text) => expect(findDate(text)).toBeNull());

  test("reads day before month where both are possible, and says so", () => {
    expect(findDate("10/04/2022")).toMatchObject({ date: "2022-04-10", ambiguous: true });
    expect(findDate("04/04/2022")).toMatchObject({ date: "2022-04-04", ambiguous: false });
  });

  test("takes the first of several dates", () => {
    expect(findDate("12 March 2024, updated 2024-03-14")?.date).toBe("2024-03-12");
  });
});
