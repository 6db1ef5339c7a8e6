import { beforeEach, expect, test } from "vitest";
import { submitAs, tagWords } from "@/lib/data/testing/coding";
import type { World } from "@/lib/data/testing/world";
import { createWorld } from "@/lib/data/testing/world";
import { formats } from "@/lib/domain/export/registry";
import { byteStream } from "../byte-stream";
import { openExport, permissionFor, requireFormat } from "./open";
import { takeTurn } from "./turns";

let world: World;

beforeEach(async () => {
  world = await createWorld();
  await tagWords(world, "ana", "six drones");
  await submitAs(world, "ana");
});

async function open(name: string, query = "") {
  const format = requireFormat(name);
  const access = await world.as("lea", permissionFor(format));
  return openExport(access, world.slug, format, new URLSearchParams(query));
}

async function bytes(name: string): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const piece of (await open(name)).pieces) parts.push(Buffer.from(piece));
  return Buffer.concat(parts);
}

test("every format is written, and what does not say when it was written is the same bytes each time", async () => {
  for (const [name, format] of Object.entries(formats)) {
    const file = await bytes(name);
    // Lines of JSON have no head: where there is nothing, there is no line.
    if (!name.endsWith("-jsonl")) expect(file.length, name).toBeGreaterThan(19);
    // An archive holds the history, in which each download stands.
    if (format.from !== "study" && name !== "archive")
      expect(await bytes(name), name).toEqual(file);
  }
});

test("whoever leaves ends the work, also before the first piece, and may ask for the next file at once", async () => {
  for (const leave of ["before the first piece", "after it"]) {
    const stream = byteStream((await open("annotations-csv")).pieces).getReader();
    if (leave === "after it") expect((await stream.read()).done).toBe(false);
    const waiting = open("annotations-csv");
    await expect(Promise.race([waiting, after(50)])).resolves.toBe("nothing yet");
    await stream.cancel();
    await byteStream((await waiting).pieces).cancel();
  }
});

test("DO-08: a second file for the same person waits, and is refused when the first takes long", async () => {
  const end = await takeTurn("u1");
  await expect(takeTurn("u1", 20)).rejects.toMatchObject({ code: "too_many_requests" });
  (await takeTurn("u2"))();
  const next = takeTurn("u1");
  end();
  (await next)();
});

test("every file of the study can be had of the final layer, in which nothing is settled yet", async () => {
  for (const [name, format] of Object.entries(formats)) {
    if (format.group === "tables" || !["study", "release"].includes(format.from)) continue;
    const { fileName, pieces } = await open(name, "layer=final");
    expect(fileName, name).toMatch(/-final\.\w+$/);
    for await (const piece of pieces) expect(piece.length).toBeGreaterThanOrEqual(0);
  }
  const lines = async (query: string) => {
    let text = "";
    for await (const piece of (await open("prodigy", query)).pieces) text += piece as string;
    return text;
  };
  expect([await lines("layer=reviewer"), await lines("layer=final")]).toEqual([
    expect.stringContaining('"_session_id":"ana"'),
    "",
  ]);
  await expect(open("brat", "layer=gold")).rejects.toThrow("There is no layer called “gold”.");
});

test("there is no format of a name that every object has", () => {
  expect(() => requireFormat("constructor")).toThrow("There is no export called “constructor”.");
});

const after = (milliseconds: number) =>
  new Promise((resolve) => setTimeout(() => resolve("nothing yet"), milliseconds));
