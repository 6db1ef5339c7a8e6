import { beforeAll, describe, expect, test } from "vitest";
import { parseArticleView } from "@/lib/domain/article-view";
import { ARTICLE_STATUSES } from "@/lib/domain/article-filter";
import { changeArticles } from "./article-changes";
import { listArticleIds, listFilterChoices, listTablePage } from "./article-table";
import { createAssignments, startAssignment } from "./assignments";
import { closeAdjudication } from "./decisions";
import { createImportBatch, importText } from "./imports";
import { listOutlets } from "./outlets";
import { submitAssignment } from "./submissions";
import type { World } from "./testing/world";
import { TEXT, createWorld } from "./testing/world";

const NAMES = ["assigned", "coding", "submitted", "closed", "ready"] as const;

let world: World;
let draftId: string;
let batchId: string;
const idOf = (name: (typeof NAMES)[number]) => world.articleIds[NAMES.indexOf(name)]!;
const view = (query: string) => parseArticleView(new URLSearchParams(query));
const reader = () => world.as("lea", "article:read");
const importer = () => world.as("lea", "article:import");
const titles = async (query: string) =>
  (await listTablePage(await reader(), view(query), 0)).rows.map(
    ({ title, fileName }) => title ?? fileName,
  );

async function describeAs(id: string, values: Record<string, string | null>) {
  await changeArticles(await importer(), [id], { kind: "describe", values });
}

beforeAll(async () => {
  world = await createWorld({
    texts: NAMES.map((name) => `${TEXT} ${name}.`),
    coders: [],
  });
  await createWorld({ texts: [`${TEXT} elsewhere.`] });
  await createAssignments(await world.as("lea", "assignment:edit"), world.roundId, {
    articleIds: world.articleIds.slice(0, 4),
    reviewerIds: [world.userId("ana"), world.userId("ben")],
  });
  const ana = await world.as("ana", "annotation:create");
  await startAssignment(ana, await world.assignmentId("ana", idOf("coding")));
  for (const name of ["ana", "ben"]) {
    for (const article of ["submitted", "closed"] as const) {
      const access = await world.as(name, "annotation:create");
      const id = await world.assignmentId(name, idOf(article));
      await submitAssignment(access, id, { noFrameFound: true });
    }
  }
  await closeAdjudication(await world.as("jon", "decision:create"), world.roundId, idOf("closed"));

  batchId = await createImportBatch(await importer(), "browser");
  const file = { fileName: "draft.txt", encoding: "UTF-8", raw: `${TEXT} A draft.` };
  const outcome = await importText(await importer(), batchId, file);
  if (!outcome.stored) throw new Error(outcome.message);
  draftId = outcome.articleId;

  for (const [index, name] of NAMES.entries()) {
    await describeAs(idOf(name), {
      title: `Вест ${name}`,
      outlet: index < 2 ? "Politika" : "Danas",
      publishedOn: index === 0 ? null : `2026-0${index}-15`,
      language: index % 2 ? "sr" : "en",
    });
  }
  await describeAs(draftId, { title: null, outlet: null, language: null, publishedOn: null });
});

describe("the article table", () => {
  test.each(ARTICLE_STATUSES)(
    "finds the articles at the stage “%s”, and calls them so",
    async (status) => {
      const { rows, total } = await listTablePage(await reader(), view(`status=${status}`), 0);
      const expected = status === "to-clean" ? draftId : idOf(status);
      expect({ total, rows: rows.map(({ id, status }) => ({ id, status })) }).toEqual({
        total: 1,
        rows: [{ id: expected, status }],
      });
    },
  );

  test.each([
    ["from=2026-02-01&to=2026-03-31", ["Вест submitted", "Вест closed"]],
    ["language=sr", ["Вест coding", "Вест closed"]],
    ["missing=publishedOn&missing=outlet", ["draft.txt"]],
    ["missing=publishedOn", ["Вест assigned", "draft.txt"]],
    ["sort=title&order=desc&from=2026-02-01", ["Вест submitted", "Вест ready", "Вест closed"]],
    // Words in titles and file names, also of texts that are not frozen, and in frozen texts
    ["q=вест NOT (closed OR submitted OR coding)&from=2026-01-01", ["Вест ready"]],
    ["q=draft", ["draft.txt"]],
    ["q=elsewhere", []],
    ["q=drone&zone=headline&status=ready", ["Вест ready"]],
    ["q=ready&zone=headline", []],
  ])("%s", async (query, expected) => {
    expect(await titles(query)).toEqual(expected);
  });

  test("filters by outlet, batch and round", async () => {
    const outlets = await listOutlets(await reader());
    expect(outlets.map(({ name, articles }) => [name, articles])).toEqual([
      ["Danas", 3],
      ["Politika", 2],
    ]);
    expect(await titles(`outlet=${outlets[1]!.id}`)).toEqual(["Вест coding", "Вест assigned"]);
    expect(await titles(`batch=${batchId}`)).toEqual(["draft.txt"]);
    expect((await titles(`round=${world.roundId}`)).sort()).toEqual([
      "Вест assigned",
      "Вест closed",
      "Вест coding",
      "Вест submitted",
    ]);
    expect((await listFilterChoices(await reader())).languages).toEqual(["en", "sr"]);
  });

  test("reads on from a row, with the same total, in the same order as the ids", async () => {
    for (const query of ["sort=title", "sort=title&q=drone"]) {
      const all = await listTablePage(await reader(), view(query), 0);
      const rest = await listTablePage(await reader(), view(query), 2);
      expect(rest).toEqual({ rows: all.rows.slice(2), total: all.total });
      expect(await listArticleIds(await reader(), view(query))).toEqual(
        all.rows.map(({ id }) => id),
      );
    }
  });

  test("refuses words that are no query", async () => {
    await expect(titles('q="drone')).rejects.toThrow("The closing quotation mark is missing");
  });
});

describe("changes to many articles", () => {
  test("leave out what cannot be changed, and say why", async () => {
    const access = await importer();
    expect(await changeArticles(access, [draftId, idOf("ready")], { kind: "freeze" })).toEqual({
      changed: [draftId],
      refused: [{ id: idOf("ready"), message: expect.stringContaining("Вест ready") as string }],
    });
    expect(await titles("q=draft")).toEqual(["draft.txt"]);
  });

  test("move to the trash only what nobody was given, and take it back", async () => {
    const access = await importer();
    const ids = [idOf("ready"), idOf("coding")];
    const { changed, refused } = await changeArticles(access, ids, { kind: "delete" });
    expect(changed).toEqual([idOf("ready")]);
    expect(refused[0]?.message).toBe(
      "Reviewers were given “Вест coding”. Delete it on its own page, which says what goes with it.",
    );
    expect(await titles("q=ready")).toEqual([]);
    await changeArticles(access, changed, { kind: "restore" });
    expect(await titles("q=ready")).toEqual(["Вест ready"]);
  });

  test("reach no article of another project", async () => {
    const other = await createWorld({ texts: [`${TEXT} other.`], coders: [] });
    const access = await other.as("lea", "article:import");
    for (const change of [
      { kind: "describe", values: { title: "Stolen" } },
      { kind: "freeze" },
      { kind: "delete" },
      { kind: "restore" },
    ] as const) {
      const ids = [other.articleIds[0]!, idOf("ready")];
      await expect(changeArticles(access, ids, change)).rejects.toThrow("does not exist");
    }
    expect(await titles("q=stolen")).toEqual([]);
    const theirs = await listTablePage(await other.as("lea", "article:read"), view(""), 0);
    expect(theirs.rows[0]!.title).not.toBe("Stolen");
  });
});
