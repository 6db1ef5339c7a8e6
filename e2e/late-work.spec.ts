import { applyMutations } from "@/lib/data/mutations";
import { at } from "@/lib/data/testing/world";
import { expect, test } from "./fixtures";
import { selectWords } from "./select-words";

test("an article is reassigned while its reviewer is offline: nothing is lost, nothing overwritten (CO-12)", async ({
  world,
  pageOf,
}) => {
  const project = `/projects/${world.slug}`;
  const ana = await pageOf("ana");
  const lead = await pageOf("lea");
  const assignmentId = await world.assignmentId("ana");

  await test.step("ana opens the article, loses the connection and goes on tagging", async () => {
    await ana.goto(`${project}/code/${assignmentId}`);
    await expect(ana.getByText("Saved", { exact: true })).toBeVisible();
    await ana.context().setOffline(true);
    await selectWords(ana, "warn of dependence");
    await ana.keyboard.press("1");
    await expect(ana.getByText(/1 not saved yet/)).toBeVisible();
  });

  await test.step("the lead gives it to chen instead, who tags another passage", async () => {
    await lead.goto(`${project}/assignments?round=${world.roundId}`);
    await lead.getByRole("button", { name: /back from ana, or give it to somebody else/ }).click();
    await lead.getByLabel("Instead to").selectOption("chen");
    await lead.getByRole("button", { name: "Give it to this reviewer" }).click();
    await expect(lead.getByRole("button", { name: /back from chen/ })).toBeVisible();
    const chen = await world.as("chen", "annotation:create");
    const mutation = {
      ...{ kind: "create" as const, mutationId: crypto.randomUUID() },
      ...{ annotationId: crypto.randomUUID(), frameId: world.frames.PRA, memo: "" },
    };
    await applyMutations(chen, await world.assignmentId("chen"), [
      { ...mutation, ...at("fair price") },
    ]);
  });

  await test.step("ana is back: the tag is saved, and the page says that it left the queue", async () => {
    await ana.context().setOffline(false);
    await expect(ana.getByText("Saved", { exact: true })).toBeVisible();
    await ana.reload();
    await expect(ana.getByText("This article left your queue.")).toBeVisible();
    await expect(ana.locator("mark").filter({ hasText: "warn of dependence" })).toBeVisible();
    await ana.goto(project);
    await expect(ana.getByRole("heading", { name: "No longer in my queue" })).toBeVisible();
  });

  await test.step("the lead finds it as late work, and takes it in", async () => {
    await lead.goto(`${project}/rounds/${world.roundId}`);
    const left = lead.getByRole("region", { name: "Handed back and taken back" });
    await expect(left).toContainText("Taken back from ana");
    await expect(left).toContainText("Some of it arrived afterwards.");
    await left.getByRole("button", { name: "Take in…" }).click();
    await lead.getByRole("alertdialog").getByRole("button", { name: "Take it in" }).click();
    await expect(left).toBeHidden();
  });

  await ana.goto(`${project}/code/${assignmentId}`);
  await expect(ana.locator("mark").filter({ hasText: "warn of dependence" })).toBeVisible();
  await expect(ana.locator("mark").filter({ hasText: "fair price" })).toHaveCount(0);
});
