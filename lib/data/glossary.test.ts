import { expect, test } from "vitest";
import {
  createGlossaryNote,
  deleteGlossaryNote,
  listGlossary,
  updateGlossaryNote,
} from "./glossary";
import { createWorld } from "./testing/world";

test("the lead writes notes, and everybody in the project reads them, nobody else", async () => {
  const [world, other] = [await createWorld(), await createWorld()];
  const lead = await world.as("lea", "codebook:edit");
  const id = await createGlossaryNote(lead, { term: " Bor  mine ", note: "A copper mine.\n" });
  const noor = await world.as("noor", "project:read");
  expect(await listGlossary(noor)).toEqual([{ id, term: "Bor mine", note: "A copper mine." }]);
  expect(await listGlossary(await other.as("lea", "project:read"))).toEqual([]);

  await updateGlossaryNote(lead, id, { term: "Bor", note: "A town." });
  expect(await listGlossary(noor)).toEqual([{ id, term: "Bor", note: "A town." }]);

  const stranger = await other.as("lea", "codebook:edit");
  await expect(deleteGlossaryNote(stranger, id)).rejects.toThrow(/does not exist/);
  await expect(updateGlossaryNote(stranger, id, { term: "a", note: "b" })).rejects.toThrow(
    /does not exist/,
  );
  await deleteGlossaryNote(lead, id);
  expect(await listGlossary(noor)).toEqual([]);
  await expect(deleteGlossaryNote(lead, id)).rejects.toThrow(/does not exist/);
});

test.each([
  [{ term: " ", note: "Something" }, /needs a term/],
  [{ term: "Bor", note: "" }, /needs a term/],
  [{ term: "B".repeat(101), note: "A town." }, /up to 100/],
])("a note without words, or with too many, is refused: %j", async (note, sentence) => {
  const lead = await (await createWorld()).as("lea", "codebook:edit");
  await expect(createGlossaryNote(lead, note)).rejects.toThrow(sentence);
});
