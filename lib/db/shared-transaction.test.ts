import { AsyncLocalStorage } from "node:async_hooks";
import { beforeAll, beforeEach, describe, expect, inject, test, vi } from "vitest";
import type { Transaction } from "./client";
import { prisma } from "./client";
import { inSharedTransaction } from "./shared-transaction";

const { provider } = inject("database");

beforeAll(async () => {
  await prisma.user.create({ data: { id: "ana", email: "ana@example.org", name: "Ana" } });
});
beforeEach(async () => {
  await prisma.project.deleteMany();
});

const names = async () =>
  (await prisma.project.findMany({ orderBy: { id: "asc" } })).map(({ name }) => name);

/** A work that writes one row, and answers its name. */
const make = (n: number) => async (tx: Transaction) => {
  const id = `p${String(n).padStart(2, "0")}`;
  return (await tx.project.create({ data: { id, slug: id, name: `Project ${n}` } })).name;
};

const fail = async (tx: Transaction) => {
  await make(99)(tx);
  throw new Error("changed my mind");
};

describe("works that come at the same time", () => {
  test("are all done, and each is answered its own", async () => {
    const wanted = Array.from({ length: 45 }, (_, n) => `Project ${n}`);
    const works = wanted.map((_, n) => inSharedTransaction(make(n)));
    expect(await Promise.all(works)).toEqual(wanted);
    expect(await names()).toEqual(wanted);
  });

  test.runIf(provider === "sqlite")("wait for the disk together", async () => {
    const begun = vi.spyOn(prisma, "$transaction");
    // The first goes at once; twenty of the others share a commit, and then the rest.
    await Promise.all(Array.from({ length: 31 }, (_, n) => inSharedTransaction(make(n))));
    expect(begun).toHaveBeenCalledTimes(3);
    begun.mockRestore();
  });

  test("take nothing down with them when one fails, which leaves nothing behind", async () => {
    const [first, bad, last] = await Promise.allSettled([
      ...[inSharedTransaction(make(1)), inSharedTransaction(fail)],
      ...[inSharedTransaction(make(2)), inSharedTransaction(make(3))],
    ]);
    expect(first).toEqual({ status: "fulfilled", value: "Project 1" });
    expect(bad).toEqual({ status: "rejected", reason: new Error("changed my mind") });
    expect(last).toEqual({ status: "fulfilled", value: "Project 2" });
    expect(await names()).toEqual(["Project 1", "Project 2", "Project 3"]);
  });

  test("belong each to the request that asked for it", async () => {
    const request = new AsyncLocalStorage<number>();
    const numbers = await Promise.all(
      [1, 2, 3].map((n) =>
        request.run(n, () => inSharedTransaction(() => Promise.resolve(request.getStore()))),
      ),
    );
    expect(numbers).toEqual([1, 2, 3]);
  });

  test("are not said to be done before a later one can see them", async () => {
    await Promise.all(
      [1, 2, 3].map((n) =>
        inSharedTransaction(make(n)).then(async (name) => {
          expect(await names()).toContain(name);
        }),
      ),
    );
  });
});
