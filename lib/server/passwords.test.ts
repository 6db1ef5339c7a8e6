import { expect, test } from "vitest";
import { hashPassword, verifyPassword } from "./passwords";

test("AN-10: passwords are stored as salted argon2id", async () => {
  const [one, two] = await Promise.all([
    hashPassword("the levy hurts"),
    hashPassword("the levy hurts"),
  ]);
  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(one).not.toBe(two);
});

test("AN-08: only the whole password fits, also beyond 72 bytes", async () => {
  const start = "four words and more ".repeat(4);
  const hash = await hashPassword(`${start}A`);
  expect(await verifyPassword(hash, `${start}A`)).toBe(true);
  expect(await verifyPassword(hash, `${start}B`)).toBe(false);
});

test("the same characters fit, however the keyboard composes them", async () => {
  expect(await verifyPassword(await hashPassword("caf\u00e9 am Ufer"), "cafe\u0301 am Ufer")).toBe(
    true,
  );
});

test("AN-07: nothing fits an account without a password, and finding out takes as long", async () => {
  const hash = await hashPassword("the levy hurts");
  await verifyPassword(null, "warm up");
  const time = async (hash: string | null) => {
    const times: number[] = [];
    for (let i = 0; i < 9; i++) {
      const start = performance.now();
      expect(await verifyPassword(hash, "wrong")).toBe(false);
      times.push(performance.now() - start);
    }
    return times.sort((a, b) => a - b)[4]!;
  };
  const [known, unknown] = [await time(hash), await time(null)];
  expect(unknown).toBeGreaterThan(known / 3);
});
