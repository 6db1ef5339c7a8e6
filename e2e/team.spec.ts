import type { Page } from "@playwright/test";
import { prisma } from "@/lib/db/client";
import { freezeArticles } from "@/lib/data/articles";
import { createAssignments } from "@/lib/data/assignments";
import { adoptAgreements, closeAdjudication } from "@/lib/data/decisions";
import { createImportBatch, importText } from "@/lib/data/imports";
import { applyMutations } from "@/lib/data/mutations";
import { listQueue } from "@/lib/data/queue";
import { createRound } from "@/lib/data/rounds";
import { submitAssignment } from "@/lib/data/submissions";
import type { World } from "@/lib/data/testing/world";
import { at, TEXT } from "@/lib/data/testing/world";
import { expect, test } from "./fixtures";
import { selectWords } from "./select-words";

/**
 * A study in six browser contexts: the lead plans twelve articles with half of them
 * shared, three reviewers pass a training and code blind, the adjudicator settles, a
 * reviewer appeals, the observer reads. At each step what everybody sees, and does not see.
 */

const texts = Array.from({ length: 12 }, (_, index) => `${TEXT}\nDispatch ${index + 1}.`);
test.use({ worldOptions: { texts, coders: [] } });

const NAMES = ["lea", "jon", "ana", "ben", "chen", "noor"] as const;
const REVIEWERS = ["ana", "ben", "chen"] as const;
type Name = (typeof NAMES)[number];
type Tag = readonly [frame: "SEC" | "PRA", words: string];

test("a team plans, trains, codes blind, reveals, reviews, settles, appeals and closes", async ({
  world,
  pageOf,
}) => {
  const project = `/projects/${world.slug}`;
  const round = `${project}/rounds/${world.roundId}`;
  const pages = Object.fromEntries(
    await Promise.all(NAMES.map(async (name) => [name, await pageOf(name)] as const)),
  ) as Record<Name, Page>;
  const { lea, jon, ana, ben, chen, noor } = pages;

  await test.step("the lead looks at a plan, then gives twelve articles out", async () => {
    await lea.goto(round);
    await lea.getByRole("link", { name: "Assign by a plan" }).click();
    await lea.getByLabel("Coded by several, in percent").fill("50");
    await lea.getByLabel("Deal evenly by").selectOption("nothing");
    await lea.getByRole("button", { name: "Show what comes of it" }).click();
    await expect(lea.getByText("6 of them coded by several reviewers: 18 codings")).toBeVisible();
    expect(await prisma.assignment.count({ where: { roundId: world.roundId } })).toBe(0);
    await lea.getByRole("button", { name: "Give the articles out" }).click();
    await expect(lea.getByText("12 of 12 frozen articles are given out, 6 of them")).toBeVisible();
    await expect(lea.getByText("0 of 6 submitted")).toHaveCount(3);
  });

  await test.step("each reviewer finds six articles, and nothing that tells which are shared", async () => {
    for (const name of REVIEWERS) {
      await pages[name].goto(project);
      await expect(pages[name].getByText("0 of 6 submitted")).toBeVisible();
      await expect(pages[name].getByRole("link", { name: "Assignments" })).toHaveCount(0);
    }
    expect(await statusOf(ana, round)).toBe(403);
    await noor.goto(project);
    await expect(noor.getByText("You are an observer here")).toBeVisible();
  });

  const shared = await sharedBy(world, "ana", "ben");
  const compare = `${project}/compare/${world.roundId}/${shared}`;
  const codeOf = async (name: Name, articleId: string) =>
    `${project}/code/${await world.assignmentId(name, articleId)}`;
  const practice = await createPractice(world);

  await test.step("the adjudicator codes a training article as the expert; the lead sets the bar and closes the entry", async () => {
    const training = `${project}/rounds/${practice.roundId}/training`;
    await jon.goto(training);
    await jon.getByRole("checkbox").check();
    await jon.getByRole("button", { name: "Code the chosen articles myself" }).click();
    await jon.getByRole("link", { name: /^Code:/ }).click();
    await tag(jon, "warn of dependence", "1");
    await submit(jon);

    await lea.goto(training);
    await lea.getByLabel("Articles to submit at least").fill("1");
    await lea.getByLabel("Score that every frame has to reach").fill("0.6");
    await lea.getByRole("button", { name: "Save the bars" }).click();
    await expect(lea.getByText("The bars are saved.")).toBeVisible();
    await lea.goto(round);
    await lea.getByRole("link", { name: "Change", exact: true }).click();
    await lea.getByLabel("Training to pass before").selectOption("Practice");
    await lea.getByRole("button", { name: "Save" }).click();
    await lea.waitForURL((url) => url.pathname === round);
    await expect(lea.getByText("Training to pass before")).toBeVisible();
  });

  await test.step("ana has to pass it first, learns where she differs from the expert, and is let in", async () => {
    await ana.goto(await codeOf("ana", shared));
    await expect(ana.getByText("This round is not open for you yet")).toBeVisible();
    await ana.getByRole("link", { name: "To my articles" }).click();
    await expect(ana.getByText("A round opens for you when you have passed")).toBeVisible();
    await ana.getByRole("link", { name: "Next article" }).click();
    await ana.waitForURL(`**${await codeOf("ana", practice.articleId)}`);
    await expect(ana.getByRole("button", { name: "Submit article…" })).toBeVisible();
    await expect(ana.locator("mark")).toHaveCount(0);
    await tag(ana, "warn of dependence", "1");
    await tag(ana, "six drones", "1");
    await submit(ana);
    await ana.getByRole("link", { name: "See the feedback on your tags" }).click();
    await expect(ana.getByText("1 of your 2 tags is just like the expert’s")).toBeVisible();
    const extra = ana.getByRole("article", { name: "Extra: six drones" });
    await expect(extra).toContainText("Security concern: what counts");
    await expect(ana.getByText("You have passed this training")).toBeVisible();
    await ana.goto(await codeOf("ana", shared));
    await expect(ana.getByRole("button", { name: "Submit article…" })).toBeVisible();
  });

  await test.step("ben passes too; chen does not, and the lead lets him in with a reason", async () => {
    await tagAll(world, "ben", practice.articleId, [["SEC", "warn of dependence"]]);
    await handIn(world, "ben", practice.articleId);
    await handIn(world, "chen", practice.articleId);
    await chen.goto(project);
    await expect(chen.getByText("Security concern: your score is 0.00")).toBeVisible();
    await lea.goto(`${project}/rounds/${practice.roundId}/training`);
    await expect(lea.getByText("2 of 3 reviewers have passed")).toBeVisible();
    await lea.getByRole("button", { name: "Let somebody in" }).click();
    const dialog = lea.getByRole("alertdialog");
    await dialog.getByLabel("Who").selectOption("chen");
    await dialog.getByLabel("Why").fill("He coded the pilot study.");
    await dialog.getByRole("button", { name: "Let in" }).click();
    await expect(lea.getByText("He coded the pilot study.")).toBeVisible();
    await chen.goto(`${project}/inbox`);
    await expect(chen.getByText(/You may code in .*Main/).first()).toBeVisible();
  });

  await test.step("ana goes to the next article with one key, tags and submits; ben sees nothing of it", async () => {
    await ana.goto(project);
    await expect(ana.getByRole("link", { name: "Next article" })).toBeVisible();
    await expect
      .poll(async () => {
        await ana.keyboard.press("g");
        return new URL(ana.url()).pathname;
      })
      .toMatch(/\/code\//);
    await tagAll(world, "ana", shared, [
      ["SEC", "warn of dependence"],
      ["PRA", "an old friendship"],
    ]);
    await ana.goto(await codeOf("ana", shared));
    await tag(ana, "six drones", "1");
    await tag(ana, "a fair price", "2");
    await submit(ana);
    await ben.goto(await codeOf("ben", shared));
    await expect(ben.getByRole("button", { name: "Submit article…" })).toBeVisible();
    await expect(ben.locator("mark")).toHaveCount(0);
    expect(await statusOf(ben, compare)).toBe(403);
    await ben.goto(project);
    await expect(ben.getByText("0 of 6 submitted")).toBeVisible();
  });

  await test.step("ben tags and submits; then both see each other's tags, chen does not", async () => {
    await tagAll(world, "ben", shared, [
      ["SEC", "dependence"],
      ["SEC", "an old friendship"],
    ]);
    await ben.goto(await codeOf("ben", shared));
    await tag(ben, "six drones", "1");
    await tag(ben, "The minister", "1");
    await submit(ben);
    expect(await statusOf(ben, compare)).toBe(200);
    expect(await statusOf(ana, compare)).toBe(200);
    expect(await statusOf(chen, compare)).toBe(404);
    expect(await statusOf(noor, compare)).toBe(403);
  });

  await submitTheRest(world);
  await test.step("the lead sees that everything is submitted", async () => {
    await lea.goto(round);
    await expect(lea.getByText("18 of 18 codings are submitted")).toBeVisible();
  });

  await test.step("ana disagrees with ben's tag and says why; jon reads it", async () => {
    const minister = entry(ana, "The minister");
    await minister.getByRole("button", { name: "Disagree", exact: true }).click();
    await minister.getByRole("button", { name: "Add a note" }).click();
    await minister.getByLabel("Why?").fill("He is only named.");
    await minister.getByRole("button", { name: "Save note" }).click();
    await expect(minister.getByText("He is only named.")).toBeVisible();
    await jon.goto(compare);
    await expect(entry(jon, "The minister")).toContainText("ana: disagree – He is only named.");
  });

  await test.step("jon adopts, edits, merges and rejects; only then can he close the article", async () => {
    const close = jon.getByRole("button", { name: "Close the article" });
    const settle = (card: ReturnType<typeof entry>) =>
      card.getByRole("button", { name: "Settle it so" }).click();
    await expect(close).toBeDisabled();
    await jon.getByRole("button", { name: "Adopt what all tagged alike" }).click();
    await expect(jon.getByText("1 of 1 agreed passages")).toBeVisible();

    const price = entry(jon, "a fair price");
    await price.getByLabel("Reason").fill("A bargain is a pragmatic argument.");
    await price.getByRole("button", { name: "Adopt ana’s" }).click();
    await expect(price.getByText("Adopted", { exact: true })).toBeVisible();

    const dependence = entry(jon, "warn of dependence");
    await dependence.getByRole("button", { name: "Edit it first… ana’s tag" }).click();
    await jon.getByRole("slider", { name: "Start of the tag" }).focus();
    await jon.keyboard.press("ArrowRight");
    await expect(dependence.getByText("of dependence", { exact: true })).toBeVisible();
    await settle(dependence);
    await expect(dependence.getByText("Edited", { exact: true })).toBeVisible();

    const friendship = entry(jon, "an old friendship");
    await friendship.getByRole("button", { name: "Merge into one…" }).click();
    await friendship.getByLabel("Frame").selectOption({ label: "Pragmatic partnership" });
    await settle(friendship);
    await expect(friendship.getByText("Merged", { exact: true })).toBeVisible();

    const minister = entry(jon, "The minister");
    await minister.getByRole("button", { name: /^Reject/ }).click();
    await expect(minister.getByText("Say why this is rejected")).toBeVisible();
    await expect(close).toBeDisabled();
    await minister.getByLabel("Reason").fill("Nobody says that he is a threat.");
    await minister.getByRole("button", { name: /^Reject/ }).click();
    await expect(jon.getByText("4 of 4 differences")).toBeVisible();

    await close.click();
    await jon.getByRole("alertdialog").getByRole("button", { name: "Close the article" }).click();
    await expect(jon.getByText("The decisions are what counts")).toBeVisible();
  });

  const rejected = () => ben.getByRole("listitem").filter({ hasText: "Nobody says that" }).first();
  await test.step("ben is told what became of his tags, and appeals the rejection", async () => {
    await ben.goto(`${project}/inbox`);
    await ben.getByRole("link", { name: /jon closed/ }).click();
    await expect(rejected().getByText("Rejected").first()).toBeVisible();
    await rejected().getByRole("button", { name: "Appeal…" }).click();
    await rejected().getByRole("textbox").fill("He commands the drones.");
    await rejected().getByRole("button", { name: "Send the appeal" }).click();
    await expect(rejected().getByText("Waits for an answer")).toBeVisible();
  });

  await test.step("jon upholds it, and files another passage in the codebook; ben and noor read it", async () => {
    await jon.goto(`${project}/inbox`);
    await expect(jon.getByText(/ben appeals/).first()).toBeVisible();
    await jon.goto(`${project}/compare?state=appealed`);
    await jon.getByRole("link", { name: /^Answer the appeal/ }).click();
    const minister = entry(jon, "The minister");
    await minister.getByRole("button", { name: "Uphold the decision…" }).click();
    await minister.getByLabel("Why it holds").fill("Not in this article.");
    await minister.getByRole("button", { name: "Uphold it" }).click();
    await expect(minister.getByText("jon upheld it:")).toBeVisible();
    const price = entry(jon, "a fair price");
    await price.getByRole("button", { name: "File in the codebook…" }).click();
    await price.getByRole("button", { name: "File it" }).click();
    await expect(price.getByText("Filed in the codebook.")).toBeVisible();

    await ben.goto(`${project}/inbox`);
    await ben.getByRole("link", { name: /jon answered your appeal/ }).click();
    await expect(rejected().getByText("Not in this article.")).toBeVisible();
    await noor.goto(`${project}/codebook`);
    await expect(noor.getByText("a fair price").first()).toBeVisible();
  });

  await settleTheRest(world, shared);
  await test.step("the lead closes the round; nobody is given articles in it any more", async () => {
    await lea.goto(round);
    await expect(lea.getByText("12 of 12 articles settled")).toBeVisible();
    await lea.getByRole("button", { name: "Close…" }).click();
    await lea.getByRole("alertdialog").getByRole("button", { name: "Close it" }).click();
    await expect(lea.getByText("Closed", { exact: true })).toBeVisible();
    await expect(lea.getByRole("link", { name: "Assign by a plan" })).toHaveCount(0);
    await ana.goto(project);
    await expect(ana.getByText("6 of 6 submitted")).toBeVisible();
    await expect(ana.getByText("Closed", { exact: true }).first()).toBeVisible();
  });

  await test.step("everybody looks at the other pages of the study", async () => {
    for (const page of ["board", "history", "members", "trash", "assignments"]) {
      expect(await statusOf(lea, `${project}/${page}`), page).toBe(200);
    }
    expect(await statusOf(jon, `${round}/submissions`)).toBe(200);
    expect(await statusOf(noor, `${project}/statistics`)).toBe(200);
    expect(await statusOf(noor, `${project}/statistics/agreement`)).toBe(200);
  });
});

/** A difference in the comparison, by the words of its first tag. */
function entry(page: Page, words: string) {
  return page.getByRole("listitem", { name: new RegExp(`: ${words}$`) });
}

async function statusOf(page: Page, address: string): Promise<number> {
  return (await page.goto(address))!.status();
}

async function tag(page: Page, words: string, key: string): Promise<void> {
  await selectWords(page, words);
  await page.keyboard.press(key);
  await expect(page.locator("mark").filter({ hasText: words }).first()).toBeVisible();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
}

async function submit(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Submit article…" }).click();
  const dialog = page.getByRole("dialog", { name: "Submit this article" });
  await dialog.getByRole("button", { name: "Submit article" }).click();
  await expect(page.getByText("Submitted", { exact: true })).toBeVisible();
}

/** An article that both have. */
async function sharedBy(world: World, one: Name, other: Name): Promise<string> {
  const queueOf = async (name: Name) => listQueue(await world.as(name, "project:read"));
  const ids = new Set((await queueOf(other)).map(({ articleId }) => articleId));
  return (await queueOf(one)).find(({ articleId }) => ids.has(articleId))!.articleId;
}

/** A training round of one more article, which all reviewers have. */
async function createPractice(world: World): Promise<{ roundId: string; articleId: string }> {
  const importer = await world.as("lea", "article:import");
  const file = { fileName: "practice.txt", encoding: "UTF-8", raw: `${TEXT}\nFor practice.` };
  const outcome = await importText(importer, await createImportBatch(importer, "paste"), file);
  if (!outcome.stored) throw new Error(outcome.message);
  const { articleId } = outcome;
  await freezeArticles(importer, [articleId]);
  const planner = await world.as("lea", "assignment:edit");
  const settings = { name: "Practice", kind: "training", revealRule: "adjudication" } as const;
  const roundId = await createRound(planner, settings);
  const reviewerIds = REVIEWERS.map((name) => world.userId(name));
  await createAssignments(planner, roundId, { articleIds: [articleId], reviewerIds });
  return { roundId, articleId };
}

async function tagAll(
  world: World,
  name: Name,
  articleId: string,
  tags: readonly Tag[],
): Promise<void> {
  const results = await applyMutations(
    await world.as(name, "annotation:create"),
    await world.assignmentId(name, articleId),
    tags.map(([frame, words]) => ({
      ...{ kind: "create" as const, mutationId: crypto.randomUUID(), memo: "" },
      ...{ annotationId: crypto.randomUUID(), frameId: world.frames[frame], ...at(words) },
    })),
  );
  expect(results.map(({ status }) => status)).toEqual(tags.map(() => "saved"));
}

/** Submit an article; without a tag in it, as one in which no frame was found. */
async function handIn(world: World, name: Name, articleId: string): Promise<void> {
  const assignmentId = await world.assignmentId(name, articleId);
  const tags = await prisma.annotation.count({ where: { assignmentId } });
  const access = await world.as(name, "annotation:create");
  await submitAssignment(access, assignmentId, { noFrameFound: tags === 0 });
}

/** What is still open, handed in: every reviewer tags the drones in every article. */
async function submitTheRest(world: World): Promise<void> {
  for (const name of REVIEWERS) {
    for (const item of await listQueue(await world.as(name, "project:read"))) {
      if (item.submittedAt) continue;
      await tagAll(world, name, item.articleId, [["SEC", "six drones"]]);
      await handIn(world, name, item.articleId);
    }
  }
}

/** The articles in which all agree, settled and closed. */
async function settleTheRest(world: World, settled: string): Promise<void> {
  const judge = await world.as("jon", "decision:create");
  for (const articleId of world.articleIds) {
    if (articleId === settled) continue;
    expect(await adoptAgreements(judge, world.roundId, articleId)).toBe(1);
    await closeAdjudication(judge, world.roundId, articleId);
  }
}
