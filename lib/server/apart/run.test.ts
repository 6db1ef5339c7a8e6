import { expect, test } from "vitest";
import { computeApart } from "./run";

function* sentences(articles: number) {
  for (let i = 0; i < articles * 6; i++) {
    const security = i % 2 === 0;
    yield {
      articleId: `a${Math.floor(i / 6)}`,
      text: security ? "Troops at the border 📰." : "Exports and jobs.",
      frameIds: security ? ["S"] : [],
    };
  }
}

const options = { frameIds: ["S", "T"], seed: 1 };

test("computes in another process what the function computes, and says how far it is", async () => {
  const steps: [number, number][] = [];
  const progress = (done: number, total: number) => steps.push([done, total]);
  const [s, t] = await computeApart("learn-frames", options, [...sentences(10)], { progress });
  expect(s).toMatchObject({ frameId: "S", tagged: 30, articles: 10 });
  expect(s!.learned!.precision).toMatchObject({ hits: 30, suggested: 30 });
  expect(t!.learned).toBeNull();
  expect(steps).toEqual([
    [1, 2],
    [2, 2],
  ]);
});

test("ends when it is told to", async () => {
  const stop = new AbortController();
  const items = [...sentences(60)];
  const work = computeApart("learn-frames", options, items, {
    signal: stop.signal,
    progress: () => stop.abort(new Error("enough")),
  });
  await expect(work).rejects.toThrow("enough");
  await expect(computeApart("learn-frames", options, [], { signal: stop.signal })).rejects.toThrow(
    "enough",
  );
});

test("an item that cannot be read ends it with what the process said", async () => {
  async function* broken() {
    yield* sentences(1);
    await Promise.resolve();
    yield { articleId: "a", text: "no frames" } as never;
  }
  await expect(computeApart("learn-frames", options, broken())).rejects.toThrow(
    /learn-frames.*without a result.*frameIds/s,
  );
});
