import type { Page, Route } from "@playwright/test";
import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { deleteProject } from "@/lib/data/project-trash";
import { revokeOtherSessions } from "@/lib/data/sessions";
import type { World } from "@/lib/data/testing/world";
import { prisma } from "@/lib/db/client";
import { startBrowser } from "./browser-of-its-own";
import { expect, expectAccessible, signIn, test } from "./fixtures";
import { retry } from "./retry";

const TAGS = 50;
const WORDS = Array.from({ length: 3 * TAGS }, (_, n) => `word${n}`);
test.use({ worldOptions: { texts: [`Trade\n${WORDS.join(" ")}`] } });

const MUTATIONS = "**/mutations";
const offline = (route: Route) => route.abort("internetdisconnected");
const badge = (page: Page) => page.locator("[role=status]").filter({ hasText: /saved|Sav|Sign/ });
const saved = (page: Page) => expect(page.getByText("Saved", { exact: true })).toBeVisible();
const tags = (page: Page) => page.getByRole("region", { name: /^Tags/ }).getByRole("listitem");
const article = (page: Page) => page.getByRole("article", { name: "Article text" });

async function open(world: World, page: Page, name = "ana"): Promise<void> {
  const path = `/projects/${world.slug}/code/${await world.assignmentId(name)}`;
  await page.goto(process.env.PUBLIC_URL! + path);
  await saved(page);
  await article(page).focus();
}

/** Tag the next words, one tag each, by keyboard. */
async function tagNext(page: Page, count = 1): Promise<void> {
  for (let n = 0; n < count; n++) {
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Shift+ArrowRight");
    await page.keyboard.press("1");
    await page.keyboard.press("Escape");
  }
}

interface Stored {
  readonly id: string;
  readonly quote: string;
  readonly start: number;
  readonly createdAt: string;
}

/** The tags that the server has, as another page would read them. */
async function storedTags(world: World, page: Page): Promise<readonly Stored[]> {
  const id = await world.assignmentId("ana");
  const address = `${process.env.PUBLIC_URL}/api/v1/projects/${world.slug}/assignments/${id}`;
  // A kept-alive connection may have been closed meanwhile; asking again changes nothing.
  const answer = await page.request.get(address, { maxRetries: 2 });
  const { annotations } = (await answer.json()) as { annotations: Stored[] };
  return annotations;
}

/** Their words. */
async function stored(world: World, page: Page): Promise<string[]> {
  return (await storedTags(world, page)).map(({ quote }) => quote).sort();
}

/** Their ids, in the order in which the server got them; here every tag begins after the one before. */
async function storedInOrder(world: World, page: Page): Promise<string[]> {
  const time = ({ createdAt }: Stored) => Date.parse(createdAt);
  const tags = [...(await storedTags(world, page))];
  return tags.sort((a, b) => time(a) - time(b) || a.start - b.start).map(({ id }) => id);
}

/** The ids of the tags that the browser keeps unsaved, in the order in which they were made. */
function keptIn(page: Page): Promise<string[]> {
  return page.evaluate(
    () =>
      new Promise<string[]>((resolve, reject) => {
        const opening = indexedDB.open("framewise-outbox");
        opening.onerror = () => reject(new Error("It does not open"));
        opening.onsuccess = () => {
          const asking = opening.result.transaction("mutations").objectStore("mutations").getAll();
          asking.onsuccess = () => {
            opening.result.close();
            const rows = asking.result as { mutation: { annotationId: string } }[];
            resolve(rows.map(({ mutation }) => mutation.annotationId));
          };
        };
      }),
  );
}

test("NW-02: fifty tags offline, a reload, the browser killed, signed in again: those fifty are saved", async ({
  world,
}) => {
  const profile = mkdtempSync(join(process.env.E2E_FOLDER!, "profile-"));
  const first = await startBrowser(profile);
  await signIn(first.context, world.userId("ana"));
  const page = await first.context.newPage();
  await open(world, page);
  await page.route(MUTATIONS, offline);
  await tagNext(page, TAGS / 2);
  await expect(tags(page)).toHaveCount(TAGS / 2);
  await page.reload();
  await expect(tags(page)).toHaveCount(TAGS / 2);
  await article(page).focus();
  // Past those that are tagged: each took two steps.
  for (let n = 0; n < TAGS + 5; n++) await page.keyboard.press("ArrowRight");
  await tagNext(page, TAGS / 2);
  await expect(page.getByText(`${TAGS} not saved yet`)).toBeVisible();
  expect(await stored(world, page)).toEqual([]);
  const made = await keptIn(page);
  expect(made).toHaveLength(TAGS);
  await first.kill();
  await revokeOtherSessions(world.userId("ana"), "none");

  const second = await startBrowser(profile);
  try {
    const again = await second.context.newPage();
    await again.goto(`${process.env.PUBLIC_URL}/`);
    await expect(again).toHaveURL(/\/sign-in/);
    await signIn(second.context, world.userId("ana"));
    // Any page will do: not only that of the article sends what was left.
    await again.goto(`${process.env.PUBLIC_URL}/`);
    await expect.poll(() => stored(world, again).then(({ length }) => length)).toBe(TAGS);
    expect(await storedInOrder(world, again)).toEqual(made);
    await expect.poll(() => keptIn(again)).toEqual([]);
    await open(world, again);
    await expect(tags(again)).toHaveCount(TAGS);
  } finally {
    await second.kill();
  }
});

test("NW-03, IN-11: an answer that was lost after saving: one row, and “Saved” only after an answer", async ({
  world,
  pageOf,
}) => {
  const page = await pageOf("ana");
  await open(world, page);
  let arrive = () => {};
  const held = new Promise<void>((resolve) => (arrive = resolve));
  await page.route(MUTATIONS, async (route) => {
    await route.fetch();
    await held;
    await route.abort("connectionreset");
  });
  await tagNext(page);
  await expect.poll(() => stored(world, page)).toHaveLength(1);
  // The server has it, the browser does not know: it must not say so.
  await expect(badge(page)).toHaveText("Saving 1…");
  arrive();
  await expect(badge(page)).toContainText("1 not saved yet");
  await page.unrouteAll({ behavior: "ignoreErrors" });
  await retry(page);
  await saved(page);
  expect(await stored(world, page)).toHaveLength(1);
});

test("NW-04, IN-11: what is no answer of the server is not taken for one", async ({
  world,
  pageOf,
}) => {
  const page = await pageOf("ana");
  await open(world, page);
  const portal = "<!doctype html><title>Welcome to our Wi-Fi</title>";
  const answers: Parameters<Route["fulfill"]>[0][] = [
    { status: 502, contentType: "text/html", body: "<h1>Bad gateway</h1>" },
    { status: 200, contentType: "text/html", body: portal },
    { status: 200, contentType: "application/json", body: "{}" },
    { status: 204 },
    { status: 302, headers: { location: "/sign-in" } },
    { status: 503, json: { error: { code: "unavailable", message: "The disk is full." } } },
  ];
  let answer = answers[0];
  await page.route(MUTATIONS, (route) => route.fulfill(answer));
  await tagNext(page);
  for (answer of answers) {
    await expect(badge(page)).toContainText("1 not saved yet");
    const asked = page.waitForRequest(/mutations$/);
    await retry(page);
    await asked;
    await expect(badge(page)).toContainText("1 not saved yet");
  }
  expect(await stored(world, page)).toEqual([]);
  await page.unrouteAll({ behavior: "wait" });
  await retry(page);
  await saved(page);
  expect(await stored(world, page)).toHaveLength(1);
});

test("NW-05, AN-13: a session that ends between tags keeps them until the same person is back", async ({
  world,
  pageOf,
}) => {
  const page = await pageOf("ana");
  await open(world, page);
  await tagNext(page);
  await saved(page);
  await revokeOtherSessions(world.userId("ana"), "none");
  await tagNext(page, 2);
  await expect(badge(page)).toHaveText("Sign in again — your tags are kept");
  await expect(page.getByRole("link", { name: "Sign in" })).toBeVisible();
  await signIn(page.context(), world.userId("ana"));
  await retry(page);
  await saved(page);
  expect(await stored(world, page)).toHaveLength(3);
});

test("NW-07: what one person left is neither sent nor shown while another uses the browser", async ({
  world,
  pageOf,
}) => {
  const page = await pageOf("ana");
  const context = page.context();
  await open(world, page);
  await context.route(MUTATIONS, offline);
  await tagNext(page, 2);
  await expect(badge(page)).toContainText("2 not saved yet");
  const other = await context.newPage();
  await other.goto(process.env.PUBLIC_URL!);
  await expect(other.getByText(/2 changes you made earlier are not saved yet/)).toBeVisible();

  const sent: string[] = [];
  context.on("request", (request) => {
    if (request.method() === "POST" && request.url().endsWith("/mutations")) {
      sent.push(request.url());
    }
  });
  // Her page stays open in its tab; as soon as another's is there, it may not even try.
  await context.clearCookies();
  await signIn(context, world.userId("ben"));
  await other.goto(`${process.env.PUBLIC_URL}/projects/${world.slug}`);
  await context.unrouteAll({ behavior: "wait" });
  sent.length = 0;
  await retry(page);
  await expect(badge(page)).toContainText("somebody else signed in");
  await open(world, other, "ben");
  await expect(tags(other)).toHaveCount(0);
  await expect(other.getByText("made earlier")).toBeHidden();
  await other.goto(process.env.PUBLIC_URL!);
  await expect(other.getByRole("heading", { level: 1 })).toBeVisible();
  expect(sent).toEqual([]);

  await page.goto("about:blank");
  await context.clearCookies();
  await signIn(context, world.userId("ana"));
  await other.goto(process.env.PUBLIC_URL!);
  await expect.poll(() => stored(world, other)).toHaveLength(2);
  await expect(other.getByText("made earlier")).toBeHidden();
});

test("NW-08: two tabs offline: what both tagged is saved, each once", async ({ world, pageOf }) => {
  const one = await pageOf("ana");
  await open(world, one);
  const other = await one.context().newPage();
  await open(world, other);
  await one.context().route(MUTATIONS, offline);
  await one.bringToFront();
  await tagNext(one, 3);
  await expect(badge(one)).toContainText("not saved yet");
  await other.bringToFront();
  for (let n = 0; n < 10; n++) await other.keyboard.press("ArrowRight");
  await tagNext(other, 3);
  await expect(badge(other)).toContainText("not saved yet");
  await one.context().unrouteAll({ behavior: "wait" });
  await retry(other);
  await saved(other);
  await one.bringToFront();
  await saved(one);
  const all = await stored(world, one);
  expect(all).toHaveLength(6);
  expect(new Set(all).size).toBe(6);
  await expect(tags(one)).toHaveCount(6);
});

for (const [what, refuse] of [
  [
    "refuses a database",
    () => {
      IDBFactory.prototype.open = () => {
        throw new DOMException("private window", "SecurityError");
      };
    },
  ],
  [
    "has no room left",
    () => {
      IDBObjectStore.prototype.add = () => {
        throw new DOMException("full", "QuotaExceededError");
      };
    },
  ],
] as const) {
  test(`NW-10: a browser that ${what} says so before anything is tagged, and saves online`, async ({
    world,
    pageOf,
  }) => {
    const page = await pageOf("ana");
    await page.addInitScript(refuse);
    await page.goto(`/projects/${world.slug}/code/${await world.assignmentId("ana")}`);
    await expect(badge(page)).toContainText("this browser cannot keep tags");
    await article(page).focus();
    await tagNext(page);
    await expect.poll(() => stored(world, page)).toHaveLength(1);
    await expect(badge(page)).toContainText("Saved – but this browser");

    await page.route(MUTATIONS, offline);
    await tagNext(page);
    await expect(badge(page)).toContainText("leave the page open");
    // Another page of the app would lose it, so the way there asks first.
    const questions: string[] = [];
    page.on("dialog", (dialog) => {
      questions.push(dialog.message());
      void dialog.dismiss();
    });
    await page.getByRole("banner").getByRole("link").first().click();
    await expect.poll(() => questions).toEqual([expect.stringContaining("cannot keep them")]);
    await expect(tags(page)).toHaveCount(2);
  });
}

test("NW-11: the browser asks before a page with unsaved tags is closed, and not otherwise", async ({
  world,
  pageOf,
}) => {
  const page = await pageOf("ana");
  await open(world, page);
  const asked: string[] = [];
  page.on("dialog", (dialog) => {
    asked.push(dialog.type());
    void dialog.dismiss();
  });
  await page.route(MUTATIONS, offline);
  await tagNext(page);
  await expect(badge(page)).toContainText("1 not saved yet");
  await page.close({ runBeforeUnload: true });
  await expect.poll(() => asked).toEqual(["beforeunload"]);
  await page.getByRole("button", { name: /Menu$/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect.poll(() => asked.splice(1)).toEqual(["confirm"]);
  await expect(badge(page)).toContainText("1 not saved yet");
  await page.unrouteAll({ behavior: "wait" });
  await retry(page);
  await saved(page);
  const closed = page.waitForEvent("close");
  await page.close({ runBeforeUnload: true });
  await closed;
  expect(asked).toEqual(["beforeunload"]);
});

test("CO-15: work for a project that went to the trash is shown and can be copied, and is saved when it is back", async ({
  world,
  pageOf,
}) => {
  const page = await pageOf("ana");
  await open(world, page);
  await page.route(MUTATIONS, offline);
  await tagNext(page);
  await expect(badge(page)).toContainText("1 not saved yet");
  const [id] = await keptIn(page);
  await deleteProject(await world.as("lea", "project:edit"));
  await page.unrouteAll({ behavior: "wait" });
  await retry(page);
  await expect(badge(page)).toContainText("1 not saved yet – ");
  await page.getByText("Show what is not saved").click();
  const words = page.getByRole("list", { name: "Not saved" });
  await expect(words).toContainText(/Security concern: “word\d+/);

  await page.goto("/");
  await expect(page.getByText(/1 change you made earlier is not saved yet/)).toBeVisible();
  await page.getByText("Show what is not saved").press("Enter");
  await expect(words).toContainText(/Security concern: “word\d+/);
  await expect(page.getByRole("button", { name: "Copy the words" })).toBeVisible();
  await expectAccessible(page);

  await prisma.project.update({ where: { slug: world.slug }, data: { deletedAt: null } });
  await page.reload();
  await expect.poll(() => storedInOrder(world, page)).toEqual([id]);
  await expect(page.getByText("made earlier")).toBeHidden();
});
