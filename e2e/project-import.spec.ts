import type { Page } from "@playwright/test";
import { TEXT, at, createWorld } from "@/lib/data/testing/world";
import { expect, expectHydrated, signIn, test } from "./fixtures";
import { submit, tag } from "./places";

/** Projects of other programs, from the file to the page that compares the work in it. */

test.use({ worldOptions: { texts: [], coders: [] } });

const LEVY = "📰 The levy hurts families 👪 here. Ministers say that the levy is fair.";
/** Code points of some words of `LEVY`. */
const span = (words: string) => {
  const start = [...LEVY.slice(0, LEVY.indexOf(words))].length;
  return { start, end: start + [...words].length, text: words };
};

/** Two people of Label Studio: one passage alike, one by ana alone, one whose words are not there. */
const labelStudioTasks = [
  {
    id: 1,
    data: { text: LEVY, outlet: "Courier" },
    annotations: [
      [
        "ana@studio.example",
        [
          ["Security concern", span("hurts families 👪")],
          ["Burden", span("fair")],
        ],
      ],
      [
        "ben@studio.example",
        [
          ["Security concern", span("hurts families 👪")],
          ["Burden", { start: 0, end: 5, text: "tariff" }],
        ],
      ],
    ].map(([email, tags]) => ({
      completed_by: { email },
      result: (tags as [string, object][]).map(([label, value], index) => ({
        ...{ id: `r${index}`, from_name: "label", to_name: "text", type: "labels" },
        value: { ...value, labels: [label] },
      })),
    })),
  },
];

test("a lead imports a project of Label Studio and sees how its people agree", async ({
  world,
  pageOf,
}) => {
  const page = await pageOf("lea");
  await choose(page, world.slug, "levy.json", Buffer.from(JSON.stringify(labelStudioTasks)));

  await expect(page.getByRole("heading", { name: "From Label Studio" })).toBeVisible({
    timeout: 60_000,
  });
  const lost = page.getByRole("table", { name: "What cannot be carried over" });
  await expect(lost.getByRole("row", { name: /whose words stand elsewhere 1 of 4/ })).toBeVisible();
  await page.getByLabel("ana@studio.example is").selectOption({ label: "ana" });
  await expect(page.getByLabel("Security concern becomes")).toHaveValue(world.frames.SEC);
  await page.getByLabel("Burden becomes").selectOption({ label: "Pragmatic partnership" });
  await page.getByLabel("Name of the round").fill("Studio");
  await store(page, "3 tags of 2 people on 1 article");

  await page.getByRole("link", { name: "See how people agree" }).click();
  const table = page.getByRole("table", { name: "Which articles each frame is in" });
  await expect(table.getByRole("row", { name: /Security concern/ })).toBeVisible();
  await page.goto(`/projects/${world.slug}/compare`);
  await page.getByRole("link", { name: "Settle the first" }).click();
  await expect(page.getByRole("listitem", { name: /^Only some/ })).toContainText("fair");
  await expect(page.locator("mark").filter({ hasText: "hurts families 👪" }).first()).toBeVisible();
});

test("a lead imports a REFI-QDA project that another project exported", async ({
  world,
  pageOf,
  browser,
}) => {
  const other = await createWorld();
  const [articleId] = other.articleIds as [string];
  const contract = { ...at("six drones"), frameId: other.frames.SEC, memo: "How many?" };
  const price = { ...at("Critics 📰 warn"), frameId: other.frames.PRA, memo: "" };
  await tag(other, "ana", articleId, contract);
  await tag(other, "ana", articleId, price);
  await tag(other, "ben", articleId, contract);
  for (const name of ["ana", "ben"]) await submit(other, name, articleId, false);
  const context = await browser.newContext();
  await signIn(context, other.userId("lea"));
  const file = await context.request.get(`/api/v1/projects/${other.slug}/exports/refi-qda`);
  expect(file.ok()).toBe(true);

  const page = await pageOf("lea");
  await choose(page, world.slug, "levy.qdpx", await file.body());
  await expect(page.getByRole("heading", { name: /REFI-QDA project/ })).toBeVisible({
    timeout: 60_000,
  });
  await expect(page.getByText("Everything in the file can be carried over.")).toBeVisible();
  await page.getByLabel("ben is").selectOption({ label: "chen" });
  await expect(page.getByLabel("Security concern becomes")).toHaveValue(world.frames.SEC);
  await store(page, "3 tags of 2 people on 1 article");

  await page.goto(`/projects/${world.slug}/compare`);
  await page.getByRole("link", { name: "Settle the first" }).click();
  await expect(page.getByRole("listitem", { name: /^Only some/ })).toContainText("Critics 📰 warn");
  await expect(page.locator("mark").filter({ hasText: "six drones" }).first()).toBeVisible();
  await expect(page.getByRole("article").first()).toContainText(TEXT.split("\n")[1]!);
  await context.close();
});

/** Choose a file, and wait until what is in it stands on the page. */
async function choose(page: Page, slug: string, name: string, buffer: Buffer): Promise<void> {
  await page.goto(`/projects/${slug}/import`);
  await expectHydrated(page.getByRole("button", { name: "choose it" }));
  const file = { name, mimeType: "application/octet-stream", buffer };
  await page.getByLabel("File to load").setInputFiles(file);
  await expect(page.getByRole("heading", { name: "What becomes of it" })).toBeVisible({
    timeout: 60_000,
  });
  await expectHydrated(page.getByLabel("Name of the round"));
}

async function store(page: Page, outcome: string): Promise<void> {
  await page.getByRole("button", { name: "Import the project" }).click();
  await expect(page.getByRole("heading", { name: "The project is imported" })).toBeVisible({
    timeout: 60_000,
  });
  await expect(page.getByText(outcome)).toBeVisible({ timeout: 60_000 });
}
