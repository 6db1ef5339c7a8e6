import { expect, expectAccessible, expectHydrated, test } from "./fixtures";

test("the server says that it is there", async ({ request }) => {
  const answer = await request.get("/healthz");
  expect(answer.status()).toBe(200);
  expect(answer.headers()["cache-control"]).toBe("no-store");
  expect(answer.headers()["x-powered-by"]).toBeUndefined();
});

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test("the sign-in page works and is accessible", async ({ page, world }) => {
      expect(world.slug, "before somebody has an account it shows something else").toBeTruthy();
      await page.goto("/sign-in");
      await expectHydrated(page.getByRole("button", { name: "Sign in" }));
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expectAccessible(page);
    });
  });
}

test("a stranger is sent to the sign-in page", async ({ page, world }) => {
  await page.goto(`/projects/${world.slug}/codebook`);
  await expect(page).toHaveURL(/\/sign-in/);
});
