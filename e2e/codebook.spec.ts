import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { applyMutations } from "@/lib/data/mutations";
import { at } from "@/lib/data/testing/world";
import { expect, expectHydrated, test } from "./fixtures";

test("a codebook is grown, moved by key, published, changed, looked at again, merged, and exported", async ({
  world,
  pageOf,
}) => {
  const codebook = `/projects/${world.slug}/codebook`;
  const lea = await pageOf("lea");
  const ana = await pageOf("ana");
  await applyMutations(
    await world.as("ana", "annotation:create"),
    await world.assignmentId("ana"),
    [
      {
        kind: "create",
        mutationId: crypto.randomUUID(),
        annotationId: crypto.randomUUID(),
        frameId: world.frames.SEC,
        memo: "",
        ...at("six drones"),
      },
    ],
  );

  await test.step("a template joins the draft, and nothing that was there changes", async () => {
    await lea.goto(`${codebook}/templates`);
    await lea.getByRole("button", { name: "Add 5 entries of Frame elements" }).click();
    await lea.waitForURL((url) => url.pathname === codebook);
    await expect
      .poll(() => outline(lea))
      .toEqual([
        "Security concern",
        "Pragmatic partnership",
        "Frame elements",
        "Problem, level 2",
        "Cause, level 2",
        "Evaluation, level 2",
        "Remedy, level 2",
      ]);
  });

  await test.step("entries are moved with the keyboard alone, and stay there", async () => {
    const button = lea.getByRole("button", { name: "Move Remedy up" });
    await expectHydrated(button);
    const asked: string[] = [];
    lea.on("dialog", (dialog) => {
      asked.push(dialog.type());
      void dialog.dismiss();
    });
    await lea.route("**/codebook", async (route) => {
      await atServer;
      await route.continue();
    });
    let letGo = () => {};
    const atServer = new Promise<void>((resolve) => (letGo = resolve));
    let moves = 0;
    lea.on("response", (answer) => (moves += answer.request().method() === "POST" ? 1 : 0));
    await button.focus();
    await lea.keyboard.press("Alt+ArrowUp");
    await lea.keyboard.press("Alt+ArrowLeft");
    await expect(lea.getByText("“Remedy” is now 4 of 4 at the top.")).toBeAttached();
    await expect(button).toBeFocused();
    await lea.keyboard.press("Enter");
    await expect(lea.getByText("Saving 3 moves…")).toBeVisible();
    await lea.close({ runBeforeUnload: true });
    await expect.poll(() => asked, "moves that wait would be lost").toEqual(["beforeunload"]);
    letGo();
    await expect(lea.getByText(/^Saving/)).toBeHidden();
    await lea.unrouteAll({ behavior: "wait" });
    expect(moves).toBe(3);
    await expect
      .poll(async () => {
        await lea.reload();
        return (await outline(lea)).slice(2, 4);
      })
      .toEqual(["Remedy", "Frame elements"]);
  });

  await test.step("a change of meaning is published, and says so in the comparison", async () => {
    await lea.goto(`${codebook}/${world.frames.SEC}`);
    await lea.getByLabel("Definition").fill("A danger is named by somebody.");
    await lea.getByRole("button", { name: "Save the frame" }).click();
    await lea.waitForURL((url) => url.pathname === codebook);
    await lea.getByRole("button", { name: "Publish version 2" }).click();
    const dialog = lea.getByRole("alertdialog");
    await dialog.getByLabel(/The meaning changed/).check();
    await dialog.getByLabel("What is new, and why").fill("Narrower");
    await dialog.getByRole("button", { name: "Publish version 2" }).click();
    await expect(dialog).toBeHidden();
    await lea.goto(`${codebook}/versions/compare?from=1&to=2`);
    const table = lea.getByRole("table", { name: "What is different in Security concern" });
    await expect(table).toContainText("A danger is named by somebody.");
  });

  await test.step("its reviewer is led to the tags made before, and confirms one", async () => {
    await ana.goto(`/projects/${world.slug}`);
    await ana.getByRole("link", { name: "Look at 1 tag again" }).click();
    await expect(ana.getByText("six drones")).toBeVisible();
    await ana.getByLabel("It holds: keep it as “Security concern”").check();
    await ana.getByRole("button", { name: "Save" }).click();
    await expect(ana.getByText("Nothing to look at again")).toBeVisible();
  });

  await test.step("two frames are merged, and the merge is taken back", async () => {
    await lea.goto(`${codebook}/${world.frames.PRA}`);
    await lea.getByRole("button", { name: "Merge into another frame" }).click();
    await lea.getByLabel("Merge into").selectOption({ label: "Security concern" });
    await lea.getByRole("button", { name: "Merge the frames" }).click();
    await lea.waitForURL((url) => url.pathname === codebook);
    await expect(lea.getByText("Merged: its tags count as “Security concern”.")).toBeVisible();
    await lea.getByRole("button", { name: /Take the merge back/ }).click();
    await expect.poll(() => outline(lea)).toContain("Pragmatic partnership");
  });

  await test.step("a file is looked at before it is imported, and comes back the same", async () => {
    const address = `/api/v1/projects/${world.slug}/codebook/qdc?version=draft`;
    const file = await (await lea.request.get(address)).body();
    await lea.goto(`${codebook}/import`);
    await lea.getByLabel("Codebook file").setInputFiles({
      name: "codebook.qdc",
      mimeType: "application/xml",
      buffer: file,
    });
    await lea.getByRole("button", { name: "Look what is in it" }).click();
    await expect(
      lea.getByRole("heading", { name: "7 entries in this REFI-QDA file" }),
    ).toBeVisible();
    await expect(lea.getByText("Called “Remedy” there.")).toBeVisible();
    expect(await (await lea.request.get(address)).body()).toEqual(file);
    await lea.getByRole("button", { name: "Add them to the draft" }).click();
    await lea.waitForURL((url) => url.pathname === codebook);
    await expect.poll(async () => (await outline(lea)).length).toBe(14);
  });

  await test.step("the menu saves it as Markdown", async () => {
    await lea.getByRole("button", { name: "More" }).click();
    const download = lea.waitForEvent("download");
    await lea.getByRole("menuitem", { name: "Markdown" }).click();
    const text = await readFile(await (await download).path(), "utf8");
    expect(text).toContain("## Security concern");
  });
});

test("two leads who edit one frame: the second is told, and overwrites nothing", async ({
  world,
  pageOf,
}) => {
  const address = `/projects/${world.slug}/codebook/${world.frames.SEC}`;
  const [first, second] = [await pageOf("lea"), await pageOf("lea")];
  for (const page of [first, second]) await page.goto(address);
  await first.getByLabel("Definition").fill("Mine");
  await first.getByRole("button", { name: "Save the frame" }).click();
  await first.waitForURL((url) => url.pathname !== address);
  await second.getByLabel("Definition").fill("Yours");
  await second.getByRole("button", { name: "Save the frame" }).click();
  await expect(second.getByText("Somebody changed “Security concern”")).toBeVisible();
  await expect(second.getByLabel("Definition")).toHaveValue("Yours");
  await first.goto(address);
  await expect(first.getByLabel("Definition")).toHaveValue("Mine");
});

/** The names in the outline, in order, as a screen reader hears them. */
function outline(page: Page): Promise<string[]> {
  return page
    .getByRole("list", { name: "Outline of the codebook" })
    .getByRole("link")
    .allTextContents();
}
