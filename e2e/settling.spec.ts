import type { Page } from "@playwright/test";
import { createDispute } from "@/lib/data/testing/dispute";
import { expect, expectAccessible, signIn, test, withHydration } from "./fixtures";

const entry = (page: Page, kind: RegExp) => page.getByRole("listitem", { name: kind });

test("two adjudicators settle an article, meet, and answer an appeal", async ({ browser }) => {
  const { world, articleId } = await createDispute();
  const pageOf = async (name: string) => {
    const context = await browser.newContext();
    await signIn(context, world.userId(name));
    return withHydration(await context.newPage());
  };
  const address = `/projects/${world.slug}/compare/${world.roundId}/${articleId}`;
  const [jon, lea, ana] = await Promise.all([pageOf("jon"), pageOf("lea"), pageOf("ana")]);
  await Promise.all([jon.goto(address), lea.goto(address)]);

  await test.step("the list goes by keys, and the sheet names them", async () => {
    await entry(jon, /^Only some/).focus();
    await jon.keyboard.press("j");
    await expect(entry(jon, /^Boundaries/)).toBeFocused();
    await jon.keyboard.press("k");
    await expect(entry(jon, /^Only some/)).toBeFocused();
    await jon.keyboard.press("u");
    await expect(entry(jon, /^Only some/).getByText("jon: unsure")).toBeVisible();
    await jon.keyboard.press("?");
    await expect(jon.getByRole("dialog", { name: "Keys" })).toContainText("Agree, disagree");
    await jon.keyboard.press("Escape");
  });

  await test.step("whoever comes second sees both decisions, and nothing is overwritten (CO-11)", async () => {
    const first = entry(jon, /^Boundaries/);
    await expect(first.getByText("2 of 3 reviewers tagged it as")).toBeVisible();
    await first.getByRole("button", { name: "Adopt ben’s" }).click();
    await expect(first.getByText("the majority, confirmed by jon")).toBeVisible();

    const second = entry(lea, /^Boundaries/);
    await second.getByLabel("Reason").fill("With its subject.");
    await second.getByRole("button", { name: "Adopt ana’s" }).click();
    const dialog = lea.getByRole("dialog", { name: "Somebody settled this meanwhile" });
    await expect(dialog.getByRole("region", { name: "In force" })).toContainText("jon");
    await expect(dialog.getByRole("region", { name: "Yours" })).toContainText("With its subject.");
    await expectAccessible(lea);
    await dialog.getByRole("button", { name: "Leave theirs" }).click();
    await second.getByText("History (1)").click();
    await expect(second.getByText(/lea settled it at the same time/)).toBeVisible();
  });

  await test.step("nothing is rejected without a reason; edited and merged by key", async () => {
    const alone = entry(jon, /^Only some/);
    await alone.getByRole("button", { name: /^Reject/ }).click();
    await expect(alone.getByText("Say why this is rejected")).toBeVisible();
    await alone.getByLabel("Reason").fill("A number.");
    await alone.getByRole("button", { name: /^Reject/ }).click();
    await expect(alone.getByText("Reason: A number.")).toBeVisible();

    const frames = entry(jon, /^Frame differs/);
    await frames.focus();
    await jon.keyboard.press("m");
    await frames.getByLabel("Frame").selectOption({ label: "Pragmatic partnership" });
    await jon.getByRole("slider", { name: "Start of the tag" }).focus();
    await jon.keyboard.press("ArrowRight");
    await expect(frames.getByText("old friendship", { exact: true })).toBeVisible();
    await frames.getByRole("button", { name: "Settle it so" }).click();
    await expect(frames.getByText("Merged")).toBeVisible();

    const answers = entry(jon, /^Answers differ/);
    await answers.focus();
    await jon.keyboard.press("e");
    await answers.getByRole("radio", { name: "Against" }).check();
    await answers.getByRole("button", { name: "Settle it so" }).click();
    await expect(answers.getByText("Edited")).toBeVisible();
  });

  await test.step("answers and agreements too, and the article is closed", async () => {
    await jon.getByRole("button", { name: "Settle… Tone" }).click();
    await jon.getByRole("radio", { name: "Rather in favour" }).check();
    await jon.getByRole("button", { name: "Settle it so" }).click();
    await expect(jon.getByText("5 of 5 differences")).toBeVisible();
    await jon.getByRole("button", { name: "Adopt what all tagged alike" }).click();
    await expect(jon.getByText("1 of 1 agreed passages")).toBeVisible();
    await jon.getByRole("button", { name: "Close the article" }).click();
    const sure = jon.getByRole("alertdialog", { name: "Close this article?" });
    await sure.getByRole("button", { name: "Close the article" }).click();
    await expect(jon.getByText("The decisions are what counts")).toBeVisible();
    await expectAccessible(jon);
  });

  await test.step("Ana sees what became of her tags, and appeals one decision", async () => {
    await ana.goto(`/projects/${world.slug}/compare?state=closed`);
    await ana.getByRole("link", { name: /^What became of your tags/ }).click();
    const rejected = ana.getByRole("listitem").filter({ hasText: "Reason: A number." });
    await expect(rejected.getByText("Rejected").first()).toBeVisible();
    await rejected.getByRole("button", { name: "Appeal…" }).click();
    await rejected.getByRole("textbox").fill("Drones are a threat.");
    await rejected.getByRole("button", { name: "Send the appeal" }).click();
    await expect(rejected.getByText("Waits for an answer")).toBeVisible();
    await expectAccessible(ana);
  });

  await test.step("Lea changes it and files it as an example; Ana reads the answer", async () => {
    await lea.goto(`/projects/${world.slug}/compare?state=appealed`);
    await lea.getByRole("link", { name: /^Answer the appeal/ }).click();
    const appealed = entry(lea, /^Only some/);
    await appealed.getByRole("button", { name: "Change it…" }).click();
    await appealed.getByLabel("Reason").fill("They are.");
    await appealed.getByRole("button", { name: "Adopt ana’s" }).click();
    await expect(appealed.getByText("decided by lea")).toBeVisible();
    await expect(appealed.getByText("lea changed it:")).toBeVisible();
    await appealed.getByRole("button", { name: "File in the codebook…" }).click();
    await appealed.getByRole("button", { name: "File it" }).click();
    await expect(appealed.getByText("Filed in the codebook.")).toBeVisible();

    await ana.reload();
    const kept = ana.getByRole("listitem").filter({ hasText: "Reason: They are." });
    await expect(kept.getByText("Kept as you tagged it")).toBeVisible();
    await ana.goto(`/projects/${world.slug}/codebook`);
    await expect(ana.getByText("six drones").first()).toBeVisible();
  });
});
