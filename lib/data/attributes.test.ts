import { beforeEach, describe, expect, test } from "vitest";
import {
  createAttribute,
  createBuiltIn,
  createRule,
  findDraftForm,
  moveAttribute,
  retireAttribute,
  retireRule,
  updateAttribute,
  updateRule,
} from "./attributes";
import { findCodebook, publishCodebook } from "./codebooks";
import type { World } from "./testing/world";
import { createWorld } from "./testing/world";

let world: World;
beforeEach(async () => {
  world = await createWorld();
});

const lead = () => world.as("lea", "codebook:edit");
const names = async () => (await findDraftForm(await lead())).attributes.map(({ name }) => name);
const question = {
  scope: "article" as const,
  frameId: null,
  name: "Byline",
  question: "Who signed it?",
  kind: "text" as const,
  options: [],
  required: false,
  condition: null,
};

describe("questions", () => {
  test("are added, changed, moved and retired in the draft", async () => {
    const access = await lead();
    await createBuiltIn(access, "relevance");
    const tone = await createBuiltIn(access, "tone");
    const byline = await createAttribute(access, question);
    expect(await names()).toEqual(["Relevance", "Tone", "Byline"]);
    await updateAttribute(access, byline, { ...question, name: "Signed by" });
    await moveAttribute(access, byline, -1);
    await moveAttribute(access, byline, -1);
    await moveAttribute(access, byline, -1); // it is the first already
    expect(await names()).toEqual(["Signed by", "Relevance", "Tone"]);
    await retireAttribute(access, tone);
    expect(await names()).toEqual(["Signed by", "Relevance"]);
  });

  test("after relevance are asked of relevant articles only", async () => {
    const access = await lead();
    const relevance = await createBuiltIn(access, "relevance");
    await createBuiltIn(access, "tone");
    const { attributes } = await findDraftForm(access);
    expect(attributes[1]?.condition).toEqual({ attributeId: relevance, oneOf: ["yes"] });
    await expect(retireAttribute(access, relevance)).rejects.toThrow(/depends on/);
    await expect(moveAttribute(access, relevance, 1)).rejects.toThrow(/depends on/);
    expect(await names()).toEqual(["Relevance", "Tone"]);
  });

  test("of one role can be there once, and keep it through changes", async () => {
    const access = await lead();
    const tone = await createBuiltIn(access, "tone");
    await expect(createBuiltIn(access, "tone")).rejects.toMatchObject({ code: "invalid_input" });
    const [added] = (await findDraftForm(access)).attributes;
    await updateAttribute(access, tone, { ...added!, name: "Mood" });
    expect((await findDraftForm(access)).attributes).toMatchObject([
      { name: "Mood", role: "tone" },
    ]);
  });

  test("of another project are unknown", async () => {
    const byline = await createAttribute(await lead(), question);
    const elsewhere = await (await createWorld()).as("lea", "codebook:edit");
    for (const change of [
      () => updateAttribute(elsewhere, byline, question),
      () => retireAttribute(elsewhere, byline),
      () => moveAttribute(elsewhere, byline, 1),
    ]) {
      await expect(change()).rejects.toMatchObject({ code: "not_found" });
    }
    expect((await findDraftForm(elsewhere)).attributes).toEqual([]);
  });
});

test("rules need their question, stand once, and can be reworded and retired", async () => {
  const access = await lead();
  await expect(createRule(access, "primary-frame-tagged")).rejects.toThrow(/Primary frame/);
  await createBuiltIn(access, "primary-frame");
  await createRule(access, "primary-frame-tagged");
  await expect(createRule(access, "primary-frame-tagged")).rejects.toThrow(/already/);
  const [rule] = (await findDraftForm(access)).rules;
  await updateRule(access, rule!.id, "Tag what the article rests on.");
  expect((await findDraftForm(access)).rules).toMatchObject([
    { message: "Tag what the article rests on.", check: { kind: "primary-frame-tagged" } },
  ]);
  await retireRule(access, rule!.id);
  expect((await findDraftForm(access)).rules).toEqual([]);
});

test("a published form stays as it is while the draft moves on", async () => {
  const access = await lead();
  const tone = await createBuiltIn(access, "tone");
  await publishCodebook(access, "With tone");
  const { form } = (await findCodebook(access))!;
  expect(form.attributes.map(({ id }) => id)).toEqual([tone]);
  await expect(publishCodebook(access, "Again")).rejects.toThrow(/Nothing has changed/);
  await retireAttribute(access, tone);
  expect((await findCodebook(access))!.form).toEqual(form);
  await publishCodebook(access, "Without tone");
  expect((await findCodebook(access))!.form.attributes).toEqual([]);
});
