import { expect, test } from "vitest";
import type { BackupKind, KeptBackup } from "./backup";
import { nightBefore, outdatedBackups } from "./backup";

const at = (daysAgo: number) => new Date(Date.UTC(2026, 10, 22, 3) - daysAgo * 86_400_000);
const made = (kind: BackupKind, daysAgo: number): KeptBackup => ({
  ...{ kind, name: `${kind}-${daysAgo}`, startedAt: at(daysAgo) },
});
const days = (count: number) => Array.from({ length: count }, (_, n) => n);

test("of many nights the last seven stay, and the newest of each of four weeks", () => {
  // 22 November 2026 is a Sunday, so that a week's newest lies 0, 7, 14 … days ago.
  const nights = days(60).map((n) => made("nightly", n));
  const gone = new Set(outdatedBackups(nights));
  const kept = nights.filter(({ name }) => !gone.has(name)).map(({ name }) => name);
  expect(kept).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 14, 21].map((n) => `nightly-${n}`));
});

test("rotation night after night leaves what rotation of all of them would", () => {
  let kept: KeptBackup[] = [];
  for (const n of days(60).reverse()) {
    kept.push(made("nightly", n));
    const gone = new Set(outdatedBackups(kept));
    kept = kept.filter(({ name }) => !gone.has(name));
  }
  expect(kept.map(({ name }) => name).reverse()).toEqual(
    [0, 1, 2, 3, 4, 5, 6, 7, 14, 21].map((n) => `nightly-${n}`),
  );
});

test("what a person asked for stays, and three from before migrations", () => {
  const backups = [
    ...days(9).map((n) => made("manual", n * 30)),
    ...days(5).map((n) => made("migration", n)),
  ];
  expect(outdatedBackups(backups)).toEqual(["migration-3", "migration-4"]);
});

const here = (day: number, hour: number, minute = 0) => new Date(2026, 10, day, hour, minute);

test.each([
  ["three in the morning is of its own day", here(22, 3), here(22, 3)],
  ["what is before belongs to the night before", here(22, 2, 59), here(21, 3)],
  ["the evening belongs to the night before it", here(22, 23), here(22, 3)],
])("%s", (_, now, night) => {
  expect(nightBefore(now)).toEqual(night);
});
