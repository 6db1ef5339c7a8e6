import { expect, test, vi } from "vitest";
import { randomFrom } from "@/lib/domain/random";
import { WHOLE_STUDY } from "@/lib/domain/statistics/filter";
import { updateMetadata } from "./articles";
import { readFactsAhead } from "./facts-ahead";
import { adoptAgreements, closeAdjudication } from "./decisions";
import { applyMutations } from "./mutations";
import { reopenAssignment } from "./reopenings";
import { readFigures } from "./studies";
import { submitAssignment } from "./submissions";
import { at, createWorld, TEXT } from "./testing/world";

const shared = globalThis as { framewiseFacts?: Map<string, unknown> };

test("the round that figures of the project worked in last are of is read ahead", async () => {
  const world = await createWorld();
  const reviewer = await world.as("ana", "annotation:create");
  await submitAssignment(reviewer, await world.assignmentId("ana"), { noFrameFound: true });
  const isKept = () =>
    [...shared.framewiseFacts!.keys()].some((key) => key.includes(`,${world.roundId},`));
  expect(isKept()).toBe(false);
  await readFactsAhead();
  expect(isKept()).toBe(true);
});

test("what is kept and refreshed is what would be read anew, whatever is done", async () => {
  const coders = ["ana", "ben"];
  const texts = [0, 1, 2].map((number) => `${TEXT} Article ${number}.`);
  const world = await createWorld({ texts, coders });
  const alike = world.articleIds[2]!; // coded alike, so that it can be settled
  const random = randomFrom(7);
  const oneOf = <T>(items: readonly T[]) => items[random.below(items.length)]!;
  const submit = async (name: string, articleId: string) => {
    const access = await world.as(name, "annotation:create");
    const id = await world.assignmentId(name, articleId);
    const { SEC, PRA } = world.frames;
    const frameId = articleId === alike ? SEC : oneOf([SEC, PRA]);
    const tag = {
      kind: "create" as const,
      ...{ mutationId: crypto.randomUUID(), annotationId: crypto.randomUUID() },
      ...{ frameId, memo: "", ...at("six drones") },
    };
    await applyMutations(access, id, [tag]);
    await submitAssignment(access, id, { noFrameFound: false });
  };
  const deeds: Record<string, (name: string, articleId: string) => Promise<void>> = {
    submit,
    async reopen(name, articleId) {
      if (articleId === alike) throw new Error("It would not be coded alike any more.");
      const id = await world.assignmentId(name, articleId);
      await reopenAssignment(await world.as("jon", "decision:create"), id, "One more look.");
    },
    async settle() {
      for (const name of coders) await submit(name, alike).catch(() => undefined); // if not yet done
      const judge = await world.as("jon", "decision:create");
      await adoptAgreements(judge, world.roundId, alike);
      await closeAdjudication(judge, world.roundId, alike);
    },
    async date(_, articleId) {
      const metadata = { title: "A deal", author: null, url: null, language: "en", outlet: "Echo" };
      const publishedOn = `2024-0${1 + random.below(9)}-01`;
      const access = await world.as("lea", "article:import");
      await updateMetadata(access, articleId, { ...metadata, publishedOn });
    },
  };
  const done = new Map<string, number>();
  const viewers = ["noor", "lea"];
  for (let step = 0; step < 40; step++) {
    const name = oneOf([
      "submit",
      "submit",
      "submit",
      "reopen",
      "reopen",
      "reopen",
      "settle",
      "date",
    ]);
    const isDone = await deeds[name]!(oneOf(coders), oneOf(world.articleIds)).then(
      () => true,
      () => false, // cannot be done just now: nothing changed
    );
    if (isDone) done.set(name, (done.get(name) ?? 0) + 1);
    if (!isDone || step % 3 === 0) continue; // sometimes several deeds lie between two readings
    const access = await world.as(oneOf(viewers), "statistics:read");
    const layer = oneOf(["reviewer", "final"] as const);
    const kept = await readFigures(access, { ...WHOLE_STUDY, layer });
    vi.resetModules();
    delete shared.framewiseFacts;
    const { readFigures: readAnew } = await import("./studies");
    expect(kept, `after ${step} deeds, ${name} the last`).toEqual(
      await readAnew(access, { ...WHOLE_STUDY, layer }),
    );
  }
  expect([...done.keys()].sort()).toEqual(Object.keys(deeds).sort());
});
