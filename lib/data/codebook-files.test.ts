import { beforeEach, describe, expect, test } from "vitest";
import type { ProjectAccess } from "@/lib/domain/access";
import { codebookJson } from "@/lib/domain/export/codebook-json";
import { codebookQdc } from "@/lib/domain/export/codebook-qdc";
import { TEMPLATE_IDS, templates } from "@/lib/domain/codebook/templates/registry";
import { readCodebookFile } from "@/lib/importers/codebook-file";
import { findDraftForm } from "./attributes";
import { addCodebook, previewCodebook, readDraftBook, readPublishedBook } from "./codebook-files";
import { publishCodebook } from "./codebooks";
import { listDraftFrames, retireFrame } from "./frames";
import type { World } from "./testing/world";
import { createWorld } from "./testing/world";

let world: World;
let lead: ProjectAccess<"codebook:edit">;

beforeEach(async () => {
  world = await createWorld({ texts: [] });
  lead = await world.as("lea", "codebook:edit");
});

const template = (id: (typeof TEMPLATE_IDS)[number]) =>
  ({ kind: "template", template: templates[id] }) as const;

async function emptyProject() {
  const other = await createWorld({ texts: [] });
  const access = await other.as("lea", "codebook:edit");
  for (const frame of Object.values(other.frames)) await retireFrame(access, frame);
  return access;
}

function fileOf(text: string) {
  const { frames, form } = readCodebookFile(new TextEncoder().encode(text));
  return { kind: "file", frames, form } as const;
}

describe("a template", () => {
  test.each(TEMPLATE_IDS)(
    "%s joins the draft as its preview says, and can be published",
    async (id) => {
      const before = await listDraftFrames(lead);
      const preview = await previewCodebook(lead, template(id));
      expect(await listDraftFrames(lead)).toEqual(before);

      expect(await addCodebook(lead, template(id))).toBe(preview.frames.length);
      const after = await listDraftFrames(lead);
      expect(after.slice(0, 2)).toEqual(before);
      expect(after.slice(2).map(({ name, key }) => [name, key])).toEqual(
        preview.frames.map(({ name, key }) => [name, key]),
      );
      const form = await findDraftForm(lead);
      expect(new Set(form.attributes.map(({ name }) => name))).toEqual(new Set(preview.questions));
      expect(form.rules.map(({ message }) => message)).toEqual(preview.rules);
      const { frames } = await publishCodebook(lead, "");
      expect(frames).toHaveLength(after.length);
    },
  );

  test("overwrites nothing when it is added twice: names get a number, questions are not asked twice", async () => {
    await addCodebook(lead, template("generic-frames"));
    const [frames, form] = [await listDraftFrames(lead), await findDraftForm(lead)];
    await addCodebook(lead, template("generic-frames"));
    const after = await listDraftFrames(lead);
    expect(after.slice(0, frames.length)).toEqual(frames);
    expect(after.slice(frames.length).map(({ name }) => name)).toContain("Conflict (2)");
    expect(await findDraftForm(lead)).toEqual(form);
  });
});

describe("a codebook that is exported and imported elsewhere", () => {
  test("is exported again the same, byte for byte, with its questions, conditions and rules", async () => {
    await addCodebook(lead, template("frame-elements"));
    await addCodebook(lead, template("generic-frames"));
    const book = await readDraftBook(lead);
    const file = codebookJson(book.frames, book.form);
    expect(book.form.questions.length).toBeGreaterThan(20);

    const other = await emptyProject();
    await addCodebook(other, fileOf(file));
    const back = await readDraftBook(other);
    expect(codebookJson(back.frames, back.form)).toBe(file);

    const third = await emptyProject();
    const qdc = codebookQdc(book.frames);
    await addCodebook(third, fileOf(qdc));
    expect(codebookQdc((await readDraftBook(third)).frames)).toBe(qdc);
  });

  test("keeps its GUIDs from version to version, also where the same file comes in twice", async () => {
    const reader = await world.as("noor", "project:read");
    const { frames } = await readPublishedBook(reader, 1);
    expect(frames).toEqual((await readDraftBook(lead)).frames);
    await addCodebook(lead, fileOf(codebookQdc(frames)));
    const twice = (await readDraftBook(lead)).frames;
    expect(new Set(twice.map(({ guid }) => guid)).size).toBe(4);
    expect(twice.map(({ name }) => name)).toContain("Security concern (2)");
    await expect(readPublishedBook(reader, 9)).rejects.toMatchObject({ code: "not_found" });
  });

  test("leaves the draft as it was when its form cannot be", async () => {
    const file = JSON.stringify({
      format: "framewise-codebook",
      version: 1,
      frames: [{ guid: "x", name: "A" }],
      questions: [{ key: "q1", scope: "article", name: "Empty", kind: "single", options: [] }],
      rules: [],
    });
    const before = await listDraftFrames(lead);
    await expect(addCodebook(lead, fileOf(file))).rejects.toMatchObject({
      code: "invalid_input",
      message: "Give “Empty” at least two answers.",
    });
    expect(await listDraftFrames(lead)).toEqual(before);
  });
});
