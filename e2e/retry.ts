import type { Page } from "@playwright/test";

/** Have what is not saved sent now. The page tries by itself too, and then the button is gone. */
export async function retry(page: Page): Promise<void> {
  const button = page.getByRole("button", { name: "Try again" });
  await button.click({ timeout: 5_000 }).catch(() => {});
}
