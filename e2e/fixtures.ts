import AxeBuilder from "@axe-core/playwright";
import type { BrowserContext, Locator, Page } from "@playwright/test";
import { test as base, expect } from "@playwright/test";
import type { World } from "@/lib/data/testing/world";
import { createWorld } from "@/lib/data/testing/world";
import { sessionCookie } from "@/scripts/session-cookie";

interface Fixtures {
  worldOptions: Parameters<typeof createWorld>[0];
  /** A project of the test's own: lea leads, jon adjudicates, ana and ben code its article, noor observes. */
  world: World;
  /** A page of one of these people, signed in, in a browser context of their own. */
  pageOf: (name: string) => Promise<Page>;
  /** What went wrong in any page of the test; it must stay empty. */
  pageErrors: string[];
}

/** Never in a page of ours: content that the policy blocks, and a page that React has to draw again. */
const WRONG = /Content Security Policy|hydrat|Minified React error/i;

export const test = base.extend<Fixtures>({
  worldOptions: [undefined, { option: true }],

  world: async ({ worldOptions }, use) => {
    await use(await createWorld(worldOptions));
  },

  pageErrors: [
    async ({ context }, use) => {
      const errors: string[] = [];
      watch(context, errors);
      await use(errors);
      expect(errors).toEqual([]);
    },
    { auto: true },
  ],

  page: async ({ page }, use) => {
    await use(withHydration(page));
  },

  pageOf: async ({ browser, world, contextOptions, pageErrors }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (name) => {
      const context = await browser.newContext(contextOptions);
      contexts.push(context);
      watch(context, pageErrors);
      await signIn(context, world.userId(name));
      return withHydration(await context.newPage());
    });
    await Promise.all(contexts.map((context) => context.close()));
  },
});

export { expect };

/** Sign a browser in without the sign-in page. */
export async function signIn(context: BrowserContext, userId: string): Promise<void> {
  const cookie = await sessionCookie(userId);
  await context.addCookies([{ ...cookie, url: process.env.PUBLIC_URL!, httpOnly: true }]);
}

/** The whole page passes the automatic part of WCAG 2.2 AA. */
export async function expectAccessible(page: Page): Promise<void> {
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  // Only what is wrong is gathered, and in the page itself: it has no frames of other sites.
  const axe = new AxeBuilder({ page }).options({ resultTypes: ["violations"] }).withTags(tags);
  const { violations } = await axe.setLegacyMode().analyze();
  expect(
    violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join()}`,
    ),
  ).toEqual([]);
}

/** Let a page count as loaded once React has taken its buttons over: on a busy machine, clicks before go nowhere. */
export function withHydration(page: Page): Page {
  const goto = page.goto.bind(page);
  const reload = page.reload.bind(page);
  const hydrated = async () => {
    const ready = () =>
      [...document.querySelectorAll("button")].every((button) =>
        Object.keys(button).some((key) => key.startsWith("__react")),
      );
    // A page whose scripts do not run stays as it is; the test that needs them says so.
    await expect
      .poll(() => page.evaluate(ready), { timeout: 10_000 })
      .toBe(true)
      .catch(() => {});
  };
  page.goto = async (...where) => {
    const answer = await goto(...where);
    await hydrated();
    return answer;
  };
  page.reload = async (...how) => {
    const answer = await reload(...how);
    await hydrated();
    return answer;
  };
  return page;
}

/** React has taken the element over: its scripts were loaded and not blocked. */
export async function expectHydrated(element: Locator): Promise<void> {
  await expect
    .poll(() => element.evaluate((node) => Object.keys(node).some((key) => /^__react/.test(key))))
    .toBe(true);
}

function watch(context: BrowserContext, errors: string[]): void {
  context.on("weberror", (event) => errors.push(String(event.error())));
  context.on("console", (message) => {
    if (message.type() === "error" && WRONG.test(message.text())) errors.push(message.text());
  });
}
