import { afterEach, describe, expect, test } from "vitest";
import { READ_LIMITS } from "@/lib/domain/limits";
import { FileReader } from "./child-process";
import type { Parsed } from "./parsed";
import { makePdf } from "./testing";

const TEXT = "Belgrade signs a drone deal\n\nThe government signed a contract on Monday.\n";
const readers: FileReader[] = [];

function reader(limits?: ConstructorParameters<typeof FileReader>[0]): FileReader {
  const made = new FileReader(limits);
  readers.push(made);
  return made;
}

async function all(from: FileReader, name: string, bytes: Uint8Array, skip = 0): Promise<Parsed[]> {
  const found: Parsed[] = [];
  const file = { name, size: bytes.length, bytes: [bytes] };
  for await (const one of from.read(file, {}, { skip })) found.push(one);
  return found;
}

afterEach(() => {
  for (const made of readers.splice(0)) made.close();
});

describe("reading in a process of its own", () => {
  test("answers what is in a file, and reads one after another", async () => {
    const from = reader();
    for (const name of ["a.txt", "b.txt"]) {
      const [article] = await all(from, name, new TextEncoder().encode(`${name} ${TEXT}`));
      expect(article).toMatchObject({
        kind: "article",
        format: "text",
        encoding: "utf-8",
        raw: `${name} ${TEXT}`,
        metadata: { title: `${name} Belgrade signs a drone deal`, language: "en" },
      });
    }
  });

  test("reads a PDF, whose parser takes no Buffer", async () => {
    const file = makePdf([
      [{ text: "The council closed the bridge on Tuesday.", y: 700, size: 12 }],
    ]);
    expect(await all(reader(), "a.pdf", file)).toMatchObject([
      { kind: "article", format: "pdf", raw: "The council closed the bridge on Tuesday." },
    ]);
  });

  test("ends when it works longer than it may, and the next file is read", async () => {
    const from = reader({ ...READ_LIMITS, wait: 0 });
    const bytes = new TextEncoder().encode(TEXT);
    await expect(all(from, "a.txt", bytes)).rejects.toMatchObject({
      code: "too_large",
      message: expect.stringMatching(/^Reading it took longer than 0 seconds/) as unknown,
    });
    expect(await all(reader(), "a.txt", bytes)).toHaveLength(1);
  });
});
