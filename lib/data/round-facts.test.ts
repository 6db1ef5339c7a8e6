import { expect, test, vi } from "vitest";
import type { LastUsed } from "@/lib/domain/last-used";
import { randomFrom } from "@/lib/domain/random";
import type { ProjectAccess } from "@/lib/domain/access";
import type { AnsweredTag } from "@/lib/domain/statistics/counter";
import type { SettledFilter, StudyFilter } from "@/lib/domain/statistics/filter";
import { WHOLE_STUDY } from "@/lib/domain/statistics/filter";
import { updateMetadata } from "./articles";
import { readFactsAhead } from "./facts-ahead";
import { adoptAgreements, closeAdjudication } from "./decisions";
import { applyMutations } from "./mutations";
import { reopenAssignment } from "./reopenings";
import { readReportPart } from "./report-figures";
import { readFigures } from "./studies";
import { readPassageCodings } from "./study-codings";
import { readPassageArticles } from "./study-passages";
import { submitAssignment } from "./submissions";
import { at, createWorld, TEXT } from "./testing/world";

const shared = globalThis as {
  framewiseFacts?: LastUsed<unknown>;
  framewisePassages?: unknown;
  framewiseWords?: unknown;
  framewiseFigures?: unknown;
  framewiseLastFigures?: unknown;
};

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

type Viewer = ProjectAccess<"statistics:read">;
const counted = ({ frameId, start, end, pieces, attributes }: AnsweredTag): AnsweredTag => ({
  ...{ frameId, start, end, pieces, attributes },
});

/** What figures count: by article, the passages of its codings. */
async function passagesOf(access: Viewer, filter: StudyFilter) {
  const found: AnsweredTag[][][] = [];
  for await (const { codings } of readPassageArticles(access, await readFigures(access, filter))) {
    found.push(codings.map((tags) => tags.map(counted)));
  }
  return found;
}

/** The same by what lists of passages are read by, which keeps nothing. */
async function standingPassages(
  access: Viewer,
  filter: SettledFilter,
  articles: readonly { readonly id: string }[],
) {
  const found: AnsweredTag[][][] = [];
  for (const { id } of articles) {
    const codings: AnsweredTag[][] = [];
    for await (const { passages } of readPassageCodings(access, filter, filter.layer, [id])) {
      codings.push(passages.map(counted));
    }
    found.push(codings);
  }
  return found;
}

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
    const filter = { ...WHOLE_STUDY, layer };
    const inBody = { ...filter, zones: ["body"] } as const;
    const kept = [
      await readFigures(access, filter),
      await readReportPart(access, filter, "passages"),
      await readReportPart(access, filter, "words"),
      await readReportPart(access, inBody, "passages"),
    ];
    vi.resetModules();
    const { framewiseWords } = shared;
    delete shared.framewiseFacts;
    delete shared.framewisePassages;
    delete shared.framewiseWords;
    delete shared.framewiseFigures;
    delete shared.framewiseLastFigures;
    const { readFigures: readAnew } = await import("./studies");
    const { readReportPart: readPartAnew } = await import("./report-figures");
    expect(kept, `after ${step} deeds, ${name} the last`).toEqual([
      await readAnew(access, filter),
      await readPartAnew(access, filter, "passages"),
      await readPartAnew(access, filter, "words"),
      await readPartAnew(access, inBody, "passages"),
    ]);
    shared.framewiseWords = framewiseWords;
    const { study } = await readAnew(access, filter);
    expect(await passagesOf(access, filter), `as they stand after ${step} deeds`).toEqual(
      await standingPassages(access, { ...filter, round: world.roundId }, study.articles),
    );
  }
  expect([...done.keys()].sort()).toEqual(Object.keys(deeds).sort());
});
