import { beforeEach, describe, expect, test } from "vitest";
import type { Recorded, Report } from "./progress-reports";
import { ProgressReports } from "./progress-reports";

let now: number;
let place: number;
let sent: Report[];
/** What the server says to each report; counted in full when there is nothing left. */
let answers: (Recorded | null)[];
let reports: ProgressReports;

beforeEach(() => {
  now = 5_000_000;
  place = 0;
  sent = [];
  answers = [];
  const send = (report: Report) => {
    sent.push(report);
    const answer = answers.shift();
    return Promise.resolve(
      answer === undefined
        ? { counted: true, activeSeconds: report.from + report.seconds }
        : answer,
    );
  };
  reports = new ProgressReports({ send, now: () => now, place: () => place }, 100, 0, true);
});

async function reportAfter(seconds: number) {
  now += seconds * 1000;
  reports.sawInput();
  await reports.report();
}

describe("reports of progress", () => {
  test("go on from what the server has", async () => {
    await reportAfter(30);
    place = 40;
    await reportAfter(20);
    expect(sent).toEqual([
      { from: 100, seconds: 30, place: 0 },
      { from: 130, seconds: 20, place: 40 },
    ]);
  });

  test("are not sent when there is no news, but for the place alone", async () => {
    await reportAfter(0);
    expect(sent).toEqual([]);
    place = 7;
    await reportAfter(0);
    await reportAfter(0);
    expect(sent).toEqual([{ from: 100, seconds: 0, place: 7 }]);
  });

  test("are repeated to the letter while nothing is answered", async () => {
    answers = [null, null];
    await reportAfter(30);
    await reportAfter(10);
    await reportAfter(5);
    const first = { from: 100, seconds: 30, place: 0 };
    expect(sent).toEqual([first, first, first]);
    await reportAfter(5);
    expect(sent.at(-1)).toEqual({ from: 130, seconds: 20, place: 0 });
  });

  test("come on top of what another window reported", async () => {
    answers = [{ counted: false, activeSeconds: 150 }];
    await reportAfter(30);
    expect(sent).toEqual([
      { from: 100, seconds: 30, place: 0 },
      { from: 150, seconds: 30, place: 0 },
    ]);
  });

  test("wait for each other", async () => {
    now += 10_000;
    await Promise.all([reports.report(), reports.report()]);
    expect(sent).toHaveLength(1);
  });

  test("leave out the time in which the page was hidden", async () => {
    now += 10_000;
    reports.showed(false);
    now += 100_000;
    reports.showed(true);
    await reports.report();
    expect(sent).toEqual([{ from: 100, seconds: 10, place: 0 }]);
  });
});
