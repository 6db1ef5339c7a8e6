import { changeArticles } from "@/lib/data/article-changes";
import { createImportBatch, importText } from "@/lib/data/imports";
import { expect, expectHydrated, test } from "./fixtures";

/** The corpus as a lead works on it: the table, many articles at once, words in context, outlets; by keyboard. */

const TEXTS = ["bridge", "harbour", "market", "museum", "tunnel"].map((place, n) =>
  [
    `The ${place} opens at last`,
    `The council opened the ${place} on Monday, after ${n + 3} years of work and many words about money.`,
    `“It was a fair price,” the mayor said of the ${place}, and cut a ribbon in the rain.`,
  ].join("\n"),
);

test.use({ worldOptions: { texts: TEXTS, coders: [] } });

test("a lead filters, keeps a view, changes many articles and finds words in context", async ({
  world,
  pageOf,
}) => {
  const importer = await world.as("lea", "article:import");
  const describe = (index: number, outlet: string) =>
    changeArticles(importer, [world.articleIds[index]!], { kind: "describe", values: { outlet } });
  await describe(0, "Politika");
  await describe(1, "politika.example");
  const batch = await createImportBatch(importer, "paste");
  const raw = `${TEXTS[0]} Once more, with other words.`;
  await importText(importer, batch, { fileName: "draft.txt", encoding: "UTF-8", raw });

  const articles = `/projects/${world.slug}/articles`;
  const page = await pageOf("lea");
  const grid = page.getByRole("grid", { name: "Articles" });
  const titles = grid.getByRole("rowheader");
  await page.goto(articles);
  await expectHydrated(grid);
  await expect(titles).toHaveCount(6);

  await test.step("filters by what is not known, and saves the view", async () => {
    await page.getByText("Filters", { exact: true }).click();
    await page.getByLabel("Not known").selectOption("outlet");
    await page.getByLabel("Status").selectOption("ready");
    await page.getByRole("button", { name: "Apply the filters" }).click();
    await expect(page).toHaveURL(/status=ready&missing=outlet/);
    await expect(titles).toHaveCount(3);
    await page.getByRole("button", { name: "Views" }).click();
    await page.getByRole("menuitem", { name: "Save this view…" }).click();
    await page.getByRole("dialog").getByLabel("Name").fill("Ready, no outlet");
    await page.getByRole("dialog").getByLabel("Name").press("Enter");
    await expect(page.getByRole("dialog")).toBeHidden();
    await page.getByRole("link", { name: "Show all articles" }).click();
    await expect(titles).toHaveCount(6);
    await page.getByRole("button", { name: "Views" }).click();
    await page.getByRole("menuitem", { name: "Ready, no outlet" }).click();
    await expect(titles).toHaveCount(3);
  });

  await test.step("selects by keyboard and sets the outlet of two articles", async () => {
    await expectHydrated(grid);
    await grid.focus();
    await page.keyboard.press("Space");
    await page.keyboard.press("Shift+ArrowDown");
    await expect(page.getByText("2 selected")).toBeVisible();
    await page.getByRole("button", { name: "Set…" }).click();
    await page
      .getByRole("dialog")
      .getByRole("combobox", { name: /^Outlet/ })
      .fill("POLITIKA");
    await page.getByRole("button", { name: "Set the outlet" }).click();
    await expect(page.getByText("2 articles have a new outlet.")).toBeVisible();
    await expect(titles).toHaveCount(1);
  });

  await test.step("fills in one article after the other with E", async () => {
    await grid.focus();
    await page.keyboard.press("e");
    const editor = page.getByRole("dialog");
    await editor.getByLabel("Language").fill("en");
    await editor.getByLabel("Outlet").fill("Danas");
    await editor.getByLabel("Language").press("Enter");
    await expect(editor).toBeHidden();
    await expect(page.getByText("No article matches")).toBeVisible();
  });

  await test.step("moves to the trash what nobody was given, and takes it back", async () => {
    await page.goto(`${articles}?status=to-clean`);
    await expectHydrated(grid);
    await grid.focus();
    await page.keyboard.press("Control+a");
    await page.getByRole("button", { name: "Delete" }).click();
    await page.getByRole("button", { name: "Move to the trash" }).click();
    await expect(page.getByText("1 article moved to the trash.")).toBeVisible();
    await expect(page.getByText("No article matches")).toBeVisible();
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(page.getByText("1 article put back.")).toBeVisible();
    await expect(titles).toHaveCount(1);
  });

  await test.step("merges two outlets", async () => {
    await page.goto(`${articles}/outlets`);
    const row = page.getByRole("row", { name: /politika\.example/ });
    await expectHydrated(row.getByRole("button", { name: /Merge/ }));
    await row.getByRole("button", { name: /Merge/ }).click();
    await page.getByLabel("The outlet that stays").selectOption({ label: "Politika" });
    await page.getByRole("button", { name: "Merge the outlets" }).click();
    await expect(page.getByRole("row", { name: /^Politika politika\.example 4/ })).toBeVisible();
  });

  await test.step("finds words in context, and opens the place", async () => {
    await page.goto(articles);
    await expectHydrated(grid);
    await grid.focus();
    await page.keyboard.press("/");
    await page.keyboard.type('"fair price');
    await page.keyboard.press("Enter");
    await expect(
      page.getByText("The closing quotation mark is missing after “fair price”."),
    ).toBeVisible();

    await page.goto(`${articles}/search?q=${encodeURIComponent('"fair price" NOT tunnel')}`);
    await expect(page.getByText("4 of 5 frozen texts match.")).toBeVisible();
    await page.getByRole("link", { name: /fair price.* of the harbour/ }).click();
    await expect(page).toHaveURL(/\?at=\d+-\d+#place$/);
    await expect(page.locator("mark#place")).toHaveText("fair price");
    await expect(page.locator("mark#place")).toBeInViewport();
  });
});
