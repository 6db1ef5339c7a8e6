import type { Page } from "@playwright/test";
import { createAssignments } from "@/lib/data/assignments";
import { createRound, updateSuggestions } from "@/lib/data/rounds";
import { createPhrase } from "@/lib/data/suggestions";
import type { World } from "@/lib/data/testing/world";
import { TEXT } from "@/lib/data/testing/world";
import { expect, expectAccessible, expectHydrated, test } from "./fixtures";
import { selectWords } from "./select-words";

test.use({ worldOptions: { coders: [] } });

const saved = (page: Page) => expect(page.getByText("Saved", { exact: true })).toBeVisible();

/** Give the articles to these people in a round with the newest codebook. */
async function openRound(world: World, ...names: string[]): Promise<string> {
  const planner = await world.as("lea", "assignment:edit");
  const round = { name: "With questions", kind: "main", revealRule: "article" } as const;
  const roundId = await createRound(planner, round);
  const reviewerIds = names.map((name) => world.userId(name));
  await createAssignments(planner, roundId, { articleIds: world.articleIds, reviewerIds });
  return roundId;
}

async function open(world: World, page: Page, name: string): Promise<void> {
  await page.goto(`/projects/${world.slug}/code/${await world.assignmentId(name)}`);
  await saved(page);
}

test("a lead asks questions; a reviewer answers, also offline, and submits with a reason", async ({
  world,
  pageOf,
}) => {
  const codebook = `/projects/${world.slug}/codebook`;
  const lead = await pageOf("lea");

  await test.step("the lead adds a built-in question, an own one and a rule, and publishes them", async () => {
    await lead.goto(`${codebook}/form`);
    await lead.getByRole("button", { name: "Add “Primary frame”" }).click();
    await expect(lead.getByRole("button", { name: "Edit Primary frame" })).toBeHidden();
    await expect(lead.getByRole("link", { name: "Edit Primary frame" })).toBeVisible();

    await lead.getByRole("link", { name: "Add a question" }).click();
    await expectHydrated(lead.getByRole("button", { name: "Add the question" }));
    await lead.getByLabel("Name", { exact: true }).fill("Loudness");
    await lead.getByLabel(/^Question/).fill("How loud is it?");
    await lead.getByRole("textbox", { name: "Answer 1" }).fill("quiet");
    await lead.getByRole("textbox", { name: "Answer 2" }).fill("shrill");
    await lead.getByLabel("Must be answered").check();
    await lead.getByRole("button", { name: "Add the question" }).click();
    await expect(lead.getByRole("link", { name: "Edit Loudness" })).toBeVisible();

    await lead.getByRole("link", { name: "Add a question" }).click();
    await expectHydrated(lead.getByRole("button", { name: "Add the question" }));
    await lead.getByLabel("Asked of").selectOption({ label: "tags of “Security concern”" });
    await lead.getByLabel("Answered with").selectOption({ label: "words" });
    await lead.getByLabel("Name", { exact: true }).fill("Threat");
    await lead.getByRole("button", { name: "Add the question" }).click();
    await expect(lead.getByRole("link", { name: "Edit Threat" })).toBeVisible();

    const rule = "The primary frame needs a passage that shows it.";
    await lead.getByRole("button", { name: `Add the rule: ${rule}` }).click();
    await expect(lead.getByLabel("What reviewers read")).toHaveValue(rule);

    const preview = lead.getByRole("region", { name: "As reviewers will see it" });
    await expect(preview.getByRole("group", { name: /^How loud is it/ })).toBeVisible();
    await expect(lead.getByText("The question “Loudness” is new.")).toBeVisible();
    await expectAccessible(lead);

    await lead.goto(codebook);
    await lead.getByRole("button", { name: "Publish version 2" }).click();
    await lead.getByRole("alertdialog").getByRole("button", { name: "Publish version 2" }).click();
    await expect(lead.getByText("Reviewers code with version 2.")).toBeVisible();
  });

  await openRound(world, "ana");
  const ana = await pageOf("ana");
  const primary = ana.getByRole("group", { name: /^Which frame does the article as a whole/ });
  const loudness = ana.getByRole("group", { name: /^How loud is it/ });

  await test.step("the reviewer answers, and the answers are there after a reload", async () => {
    await open(world, ana, "ana");
    await expect(ana.getByText("(0 of 2)")).toBeVisible();
    await primary.getByText("Security concern").click();
    await saved(ana);
    await ana.reload();
    await expect(primary.getByRole("radio", { name: "Security concern" })).toBeChecked();
    await expect(ana.getByText("(1 of 2)")).toBeVisible();
    await expectAccessible(ana);
  });

  await test.step("an answer given offline waits in the browser, and is sent once it can be", async () => {
    await ana.context().setOffline(true);
    await loudness.getByRole("radio", { name: "quiet" }).check();
    await loudness.getByRole("radio", { name: "shrill" }).check();
    await expect(ana.getByText(/not saved yet – offline/)).toBeVisible();
    await ana.context().setOffline(false);
    await saved(ana);
    await ana.reload();
    await expect(loudness.getByRole("radio", { name: "shrill" })).toBeChecked();
    await loudness.getByRole("button", { name: /^Take back/ }).click();
    await expect(ana.getByText("(1 of 2)")).toBeVisible();
    await saved(ana);
  });

  await test.step("a tag of the frame asks its question", async () => {
    await selectWords(ana, "fair price");
    await ana.keyboard.press("1");
    await ana.locator("mark", { hasText: "fair price" }).click();
    await ana
      .getByRole("dialog")
      .getByLabel(/^Threat/)
      .fill("The budget");
    await ana.keyboard.press("Escape");
    await saved(ana);
    await ana.reload();
    await ana.locator("mark", { hasText: "fair price" }).click();
    await expect(ana.getByRole("dialog").getByLabel(/^Threat/)).toHaveValue("The budget");
    await ana.keyboard.press("2");
    await ana.keyboard.press("Escape");
    await saved(ana);
  });

  const dialog = ana.getByRole("dialog", { name: "Submit this article" });
  const submit = dialog.getByRole("button", { name: "Submit article" });

  await test.step("submitting names what does not hold, and asks for a reason each", async () => {
    await ana.getByRole("button", { name: "Submit article…" }).click();
    await expect(dialog.getByText("2 things do not hold yet")).toBeVisible();
    await expect(dialog.getByRole("listitem").filter({ hasText: "Loudness" })).toBeVisible();
    await expect(dialog.getByRole("listitem").filter({ hasText: "Security" })).toBeVisible();
    await submit.click();
    await expect(dialog.getByRole("alert")).toContainText("Some questions need an answer.");
    await expectAccessible(ana);

    await dialog.getByRole("button", { name: "Go on reading" }).click();
    await loudness.getByRole("radio", { name: "quiet" }).check();
    await ana.getByRole("button", { name: "Submit article…" }).click();
    await expect(dialog.getByText("One thing does not hold yet")).toBeVisible();
    await submit.click();
    await expect(dialog.getByRole("alert")).toContainText("The primary frame needs a passage");
  });

  await test.step("with the reason it goes through, and the lead reads it with the count", async () => {
    await dialog.getByLabel("Reason to submit it like this").fill("Only the picture shows it.");
    await submit.click();
    await expect(ana.getByText("Submitted", { exact: true })).toBeVisible();
    await expect(loudness.getByRole("radio", { name: "quiet" })).toBeDisabled();

    await lead.goto(`${codebook}/form`);
    const row = lead
      .getByRole("table", { name: "Rules passed over in “With questions”" })
      .getByRole("row")
      .filter({ hasText: "ana" });
    await expect(row).toContainText("1 of 1");
    await expect(row).toContainText("Only the picture shows it.");
  });
});

test.describe("a long article", () => {
  const paragraph = (n: number) =>
    `In the year ${1900 + n} the town had ${n} bridges, and the river took ${n + 3} of its boats every winter.`;
  const long = [TEXT, ...Array.from({ length: 40 }, (_, n) => paragraph(n))].join("\n");
  test.use({ worldOptions: { coders: [], texts: [long] } });

  test("opens where it was left, and its time goes on", async ({ world, pageOf }) => {
    await openRound(world, "ana");
    const page = await pageOf("ana");
    await open(world, page, "ana");
    const there = page.locator("[data-paragraph]", { hasText: "In the year 1920 " });
    await there.evaluate((one) => one.scrollIntoView({ block: "start" }));
    await page.mouse.wheel(0, 40);
    await page.waitForTimeout(1500);

    await page.goto(`/projects/${world.slug}`);
    const id = await world.assignmentId("ana");
    const progress = async () => {
      const answer = await page.request.get(`/api/v1/projects/${world.slug}/assignments/${id}`);
      const { activeSeconds, place } = (await answer.json()) as Record<string, number>;
      return { counts: activeSeconds! > 0, beyond: place! > TEXT.length };
    };
    await expect.poll(progress).toEqual({ counts: true, beyond: true });
    await open(world, page, "ana");
    await expect(there).toBeInViewport();
  });
});

test("suggestions are there where the round has them, shown on request, and tagged by the reviewer", async ({
  world,
  pageOf,
}) => {
  await createPhrase(await world.as("lea", "codebook:edit"), world.frames.SEC, "dependence");
  const roundId = await openRound(world, "ana");
  const page = await pageOf("ana");
  await open(world, page, "ana");
  await expect(page.getByText("Suggestions", { exact: true })).toBeHidden();

  await updateSuggestions(await world.as("lea", "assignment:edit"), roundId, "on request");
  await page.reload();
  await page.getByText("Suggestions", { exact: true }).click();
  await page.getByRole("button", { name: "Suggest passages" }).click();
  const passage = page.getByRole("listitem").filter({ hasText: "Holds a phrase" });
  await expect(passage).toContainText("Critics 📰 warn of dependence.");
  await passage.getByRole("button", { name: "Show in the text" }).click();
  await expectAccessible(page);
  await passage.getByRole("button", { name: "Tag it" }).click();
  await expect(page.locator("mark", { hasText: "warn of dependence" })).toBeVisible();
  await expect(passage).toBeHidden();
  await saved(page);

  const id = await world.assignmentId("ana");
  const answer = await page.request.get(`/api/v1/projects/${world.slug}/assignments/${id}`);
  const { annotations } = (await answer.json()) as { annotations: { suggested: boolean }[] };
  expect(annotations).toMatchObject([{ suggested: true }]);
});
