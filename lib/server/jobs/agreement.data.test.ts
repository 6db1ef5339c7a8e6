import { beforeEach, describe, expect, test } from "vitest";
import { readAgreementScope } from "@/lib/data/agreement-scope";
import { readCodedTexts } from "@/lib/data/agreement-texts";
import { requireComparison } from "@/lib/data/comparisons";
import { findJobFor } from "@/lib/data/jobs";
import { applyMutations } from "@/lib/data/mutations";
import { createRound } from "@/lib/data/rounds";
import { createAssignments } from "@/lib/data/assignments";
import { closeAdjudication, createDecision } from "@/lib/data/decisions";
import { submitAssignment } from "@/lib/data/submissions";
import type { World } from "@/lib/data/testing/world";
import { at, createWorld, TEXT } from "@/lib/data/testing/world";
import type { ProjectAccess } from "@/lib/domain/access";
import type { CodedText } from "@/lib/domain/agreement/round-agreement";
import { WHOLE_STUDY } from "@/lib/domain/statistics/filter";
import type { AgreementPart, AgreementResults } from "./agreement";
import { agreementInput, agreementJob } from "./agreement";
import { runJobHere } from "./run";

const TEXTS = Array.from({ length: 6 }, (_, i) => `${TEXT}\nArticle number ${i}.`);

let world: World;
let lead: ProjectAccess<"statistics:read">;

beforeEach(async () => {
  world = await createWorld({ texts: TEXTS });
  lead = await world.as("lea", "statistics:read");
});

async function tag(name: string, article: number, frame: "SEC" | "PRA", words: string) {
  await applyMutations(
    await world.as(name, "annotation:create"),
    await world.assignmentId(name, world.articleIds[article]),
    [
      {
        kind: "create",
        mutationId: crypto.randomUUID(),
        annotationId: crypto.randomUUID(),
        ...{ frameId: world.frames[frame], memo: "", ...at(words) },
      },
    ],
  );
}

async function submit(name: string, article: number, noFrameFound = true) {
  await submitAssignment(
    await world.as(name, "annotation:create"),
    await world.assignmentId(name, world.articleIds[article]),
    { noFrameFound },
  );
}

/** Ana and Ben submit all articles; they agree on all but the last, where only Ana tags. */
async function codeAll() {
  for (const article of TEXTS.keys()) {
    const [byAna, byBen] = [article % 2 === 1, article % 2 === 1 && article < 5];
    if (byAna) await tag("ana", article, "SEC", "warn of dependence");
    if (byBen) await tag("ben", article, "SEC", "dependence");
    await submit("ana", article, !byAna);
    await submit("ben", article, !byBen);
  }
}

async function scopeOf(access = lead, filter = WHOLE_STUDY) {
  return (await readAgreementScope(access, filter))!;
}

async function compute<P extends AgreementPart>(part: P): Promise<AgreementResults[P]> {
  const input = agreementInput(part, await scopeOf());
  const result = await runJobHere(lead, agreementJob, input, () => {});
  return result as unknown as AgreementResults[P];
}

async function textsOf(access = lead, filter = WHOLE_STUDY): Promise<CodedText[]> {
  const texts: CodedText[] = [];
  for await (const text of readCodedTexts(access, await scopeOf(access, filter))) texts.push(text);
  return texts;
}

describe("the agreement of a round", () => {
  test("is computed apart, and kept for the same data", async () => {
    await codeAll();
    const table = await compute("table");
    expect(table).toMatchObject({ articles: 6, pairableArticles: 6 });
    const [row, other] = table.frames;
    expect(row!.frameId).toBe(world.frames.SEC);
    expect(row!.percent.value).toBeCloseTo(5 / 6, 12);
    // n = 12, 5 yes, 7 no, one disagreement: 1 − 11 · 1 / (5 · 7)
    expect(row!.alpha.value).toBeCloseTo(1 - 11 / 35, 12);
    expect(row!.interval!.warnings).toEqual(["few_articles"]);
    expect(row!.sentences.alpha.value).toBeLessThan(1);
    expect(row!.characters.alpha.value).toBeLessThan(row!.sentences.alpha.value!);
    expect(other!.alpha).toMatchObject({ because: "no_variation" });

    const scope = await scopeOf();
    const kept = await findJobFor(lead, agreementJob.kind, agreementInput("table", scope));
    expect(kept).toMatchObject({ state: "done", result: { pairableArticles: 6 } });
    // Another viewer of the same data finds the same figures.
    const observer = await world.as("noor", "statistics:read");
    expect((await scopeOf(observer)).revision).toBe(scope.revision);
    // What agreement does not depend on makes no other figures.
    const bars = { firm: 0.9, tentative: 0.5 };
    const same = await scopeOf(lead, { ...WHOLE_STUDY, layer: "final", presence: "any", bars });
    expect(agreementInput("table", same)).toEqual(agreementInput("table", scope));
  });

  test("is computed anew when more is submitted, and never kept under data it was not read from", async () => {
    await submit("ana", 0);
    const before = agreementInput("table", await scopeOf());
    await submit("ben", 0);
    const after = agreementInput("table", await scopeOf());
    expect(after.revision).not.toBe(before.revision);
    expect(await findJobFor(lead, agreementJob.kind, after)).toBeNull();
    await expect(runJobHere(lead, agreementJob, before, () => {})).rejects.toThrow(/Reload/);
  });

  test("does not change when everything is settled (pitfall 2)", async () => {
    await codeAll();
    const { revision } = await scopeOf();
    const before = await compute("table");
    const judge = await world.as("jon", "decision:create");
    const reader = await world.as("jon", "review:create");
    for (const articleId of world.articleIds) {
      const { annotations } = await requireComparison(reader, world.roundId, articleId);
      for (const { id } of annotations) {
        const passage = { frameId: world.frames.PRA, ...at("old friendship"), textVersion: 1 };
        const reason = "The passage is another one.";
        await createDecision(judge, world.roundId, articleId, {
          ...{ kind: "edited", ...passage, reason, annotationIds: [id] },
        });
      }
      await closeAdjudication(judge, world.roundId, articleId);
    }
    expect((await scopeOf()).revision).toBe(revision);
    expect(await compute("table")).toEqual(before);
  });

  test("an untouched assignment is missing, not “no frames” (pitfall 5)", async () => {
    await codeAll();
    const before = await textsOf();
    await createAssignments(await world.as("lea", "assignment:edit"), world.roundId, {
      articleIds: world.articleIds,
      reviewerIds: [world.userId("chen")],
    });
    expect(await textsOf()).toEqual(before);
  });

  test("says nothing of articles that the viewer still codes", async () => {
    await codeAll();
    const before = await scopeOf();
    await createAssignments(await world.as("lea", "assignment:edit"), world.roundId, {
      articleIds: world.articleIds.slice(0, 2),
      reviewerIds: [world.userId("lea")],
    });
    const open = world.articleIds.slice(0, 2);
    const seen = await textsOf();
    expect(seen.map(({ articleId }) => articleId).filter((id) => open.includes(id))).toEqual([]);
    expect((await scopeOf()).revision).not.toBe(before.revision);
    const observer = await world.as("noor", "statistics:read");
    expect((await scopeOf(observer)).revision).toBe(before.revision);
  });

  test("looks at nothing but the chosen parts of the text", async () => {
    await codeAll();
    const [whole] = await textsOf();
    const [headline] = await textsOf(lead, { ...WHOLE_STUDY, zones: ["headline"] });
    expect(headline!.text).toBe(TEXT.split("\n")[0]);
    expect(headline!.length).toBe([...headline!.text].length);
    expect(whole!.length).toBeGreaterThan(headline!.length);
    const all = await textsOf(lead, { ...WHOLE_STUDY, zones: ["headline"] });
    expect(all.flatMap(({ passes }) => passes.flatMap(({ units }) => units))).toEqual([]);
  });

  test("where and why: pairs, kinds of difference, parts and drift", async () => {
    await codeAll();
    const planner = await world.as("lea", "assignment:edit");
    const round = { name: "Again", kind: "reliability", revealRule: "article" } as const;
    const second = await createRound(planner, round);
    await createAssignments(planner, second, {
      articleIds: world.articleIds.slice(0, 1),
      reviewerIds: [world.userId("ana")],
    });
    const parts = await compute("parts");
    const pair = parts.pairs.find(({ frameId }) => frameId === world.frames.SEC)!;
    expect(pair).toMatchObject({ articles: 6, both: 2, neither: 3 });
    expect(pair.onlyFirst + pair.onlySecond).toBe(1);
    expect(parts.tags).toEqual({ agreed: 0, boundary: 4, frame: 0, omission: 1 });
    expect(parts.without).toEqual([]);
    expect(parts.weeks).toHaveLength(1);
    expect(parts.versions.map(({ name }) => name)).toEqual(["Version   1"]);
    expect(parts.rounds.map(({ name }) => name)).toEqual(["Main", "Again"]);
    expect(parts.stability).toEqual([]);
    const drift = parts.drift.filter(({ frameId }) => frameId === world.frames.SEC);
    expect(drift.map(({ blocks }) => blocks[0]!.n)).toEqual([6, 6]);
    expect(drift[0]!.versions).toEqual([[1]]);
  });
});

test("there is no scope without a round, and another project's round is not found", async () => {
  const other = await createWorld({ texts: [TEXT] });
  await expect(
    readAgreementScope(lead, { ...WHOLE_STUDY, round: other.roundId }),
  ).rejects.toMatchObject({ code: "not_found" });
});
