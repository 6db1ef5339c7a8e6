import { expect, test } from "vitest";
import { changeArticles } from "./article-changes";
import { updateChoices } from "./articles";
import { listEarlierChoices } from "./earlier-choices";
import { createImportBatch, importText } from "./imports";
import { TEXT, createWorld } from "./testing/world";

test("choices come from other articles of the same outlet and project", async () => {
  const world = await createWorld({ texts: [], coders: [] });
  const importer = await world.as("lea", "article:import");
  const reader = await world.as("lea", "article:read");
  const batch = await createImportBatch(importer, "paste");
  const ids: string[] = [];
  for (const n of [0, 1, 2, 3]) {
    const file = { fileName: `${n}.txt`, encoding: "UTF-8", raw: `${TEXT} ${n}.` };
    const outcome = await importText(importer, batch, file);
    if (!outcome.stored) throw new Error(outcome.message);
    ids.push(outcome.articleId);
  }
  const [one, same, untouched, elsewhere] = ids as [string, string, string, string];
  const describe = (of: string[], outlet: string | null) =>
    changeArticles(importer, of, { kind: "describe", values: { outlet } });
  await describe([one, same, untouched], "Politika");
  await describe([elsewhere], "Danas");
  const choices = { keep: [], drop: [2], zones: {} };
  for (const id of [one, same, elsewhere]) await updateChoices(importer, id, choices);

  expect(await listEarlierChoices(reader, one)).toEqual([{ raw: `${TEXT} 1.`, choices }]);
  expect(await listEarlierChoices(reader, elsewhere)).toEqual([]);
  await describe([one], null);
  expect(await listEarlierChoices(reader, one)).toEqual([]);

  const other = await createWorld({ texts: [], coders: [] });
  expect(await listEarlierChoices(await other.as("lea", "article:read"), same)).toEqual([]);
});
