import { createImportBatch } from "@/lib/data/imports";
import { listArticles } from "@/lib/data/articles";
import { TEXT } from "@/lib/data/testing/world";
import { expect, test } from "./fixtures";

/** Bad input gets a sentence that names the thing, and leaves everything as it was. */
const CASES: readonly [string, Buffer, number, RegExp][] = [
  ["an empty file", Buffer.from(""), 422, /empty/i],
  ["a file of white space", Buffer.from(" \n\n\t"), 422, /empty|no article text|no text/i],
  ["a picture", Buffer.from("\x89PNG\r\n\x1a\n\0\0\0", "latin1"), 415, /PNG image/],
  ["a Word file", Buffer.from("PK\x03\x04 docx", "latin1"), 415, /Word file|ZIP/],
  ["zero bytes inside", Buffer.from("Belgrade\0signs"), 415, /byte|position/i],
  [
    "broken UTF-8 behind a BOM",
    Buffer.from([0xef, 0xbb, 0xbf, 0x41, 0xff, 0xfe]),
    422,
    /UTF-8|byte/i,
  ],
  [
    "a text of 5 MB",
    Buffer.alloc(5_000_000, "Belgrade signs a deal. "),
    413,
    /1,000,000|characters/,
  ],
  ["a file of 9 MB", Buffer.alloc(9_000_000, "a"), 413, /8 MB/],
  ["the same text once more", Buffer.from(TEXT), 409, /in the project already/],
];

test("bad files are refused with a sentence and leave nothing behind", async ({
  world,
  pageOf,
}) => {
  const lead = await pageOf("lea");
  const batch = await createImportBatch(await world.as("lea", "article:import"), "browser");
  const reader = await world.as("lea", "article:read");
  const before = await listArticles(reader);
  for (const [what, body, status, sentence] of CASES) {
    const answer = await lead.request.post(
      `/api/v1/projects/${world.slug}/imports?batch=${batch}&name=bad.txt`,
      {
        data: body,
        headers: { "Content-Type": "application/octet-stream", "Sec-Fetch-Site": "same-origin" },
      },
    );
    const { error } = (await answer.json()) as { error: { message: string } };
    expect(error.message, what).toMatch(sentence);
    expect(answer.status(), what).toBe(status);
    expect(error.message, what).not.toMatch(/prisma|sqlite|at .*\.ts/i);
  }
  expect(await listArticles(reader)).toEqual(before);
});

test("an upload from another site is refused", async ({ world, pageOf }) => {
  const lead = await pageOf("lea");
  const batch = await createImportBatch(await world.as("lea", "article:import"), "browser");
  const foreign: Record<string, string>[] = [
    { "Sec-Fetch-Site": "cross-site" },
    { Origin: "https://evil.example" },
    {},
  ];
  for (const headers of foreign) {
    const answer = await lead.request.post(
      `/api/v1/projects/${world.slug}/imports?batch=${batch}&name=fine.txt`,
      { data: Buffer.from("A text of one line that is long enough to be an article."), headers },
    );
    expect(answer.status()).toBe(403);
  }
  expect(await listArticles(await world.as("lea", "article:read"))).toHaveLength(1);
});

test("tagging refuses what is malformed with a status of its own", async ({ world, pageOf }) => {
  const ana = await pageOf("ana");
  const address = `/api/v1/projects/${world.slug}/assignments/${await world.assignmentId("ana")}/mutations`;
  const send = (data: unknown, headers: Record<string, string> = {}) =>
    ana.request.post(address, {
      data,
      headers: { "Sec-Fetch-Site": "same-origin", "Content-Type": "application/json", ...headers },
    });
  const mutation = {
    kind: "create",
    mutationId: crypto.randomUUID(),
    annotationId: crypto.randomUUID(),
    frameId: world.frames.SEC,
    start: 0,
    end: 8,
    memo: "",
  };
  expect((await send({ mutations: [mutation] }, { "Content-Type": "text/plain" })).status()).toBe(
    415,
  );
  expect((await send("{")).status()).toBe(422);
  expect((await send({ mutations: [] })).status()).toBe(422);
  expect(
    (await send({ mutations: [{ ...mutation, reviewerId: world.userId("ben") }] })).status(),
  ).toBe(422);
  expect((await send({ mutations: [{ ...mutation, memo: "x".repeat(300_000) }] })).status()).toBe(
    413,
  );
  expect((await send({ mutations: [{ ...mutation, end: 1e9 }] })).status()).toBe(422);
  expect((await send({ mutations: [mutation] })).status()).toBe(200);
});
