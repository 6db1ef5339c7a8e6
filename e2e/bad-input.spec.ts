import { createHash } from "node:crypto";
import { createImportBatch, findBatch } from "@/lib/data/imports";
import { expect, test } from "./fixtures";
import { patience } from "./patience";

test("uploads refuse what is malformed with a sentence and leave nothing behind", async ({
  world,
  pageOf,
}) => {
  const lead = await pageOf("lea");
  const importer = await world.as("lea", "article:import");
  const batch = await createImportBatch(importer, "browser");
  const address = `/api/v1/projects/${world.slug}/imports/${batch}/files`;
  const headers = { "Sec-Fetch-Site": "same-origin" };
  const announce = (file: object) =>
    lead.request.post(address, { data: { files: [{ name: "a.txt", sha256, ...file }] }, headers });
  const bytes = Buffer.from("A text of one line.");
  const sha256 = createHash("sha256").update(bytes).digest("hex");

  const refusals: [object, number, RegExp][] = [
    [{ size: 0 }, 422, /“a.txt” is empty/],
    [{ size: 200 * 1024 * 1024 }, 413, /larger than 50 MB/],
    [{ size: -1 }, 422, /size/],
    [{ size: 5, name: "" }, 422, /name/],
    [{ size: 5, sha256: "none" }, 422, /sha256/],
    [{ size: 5, projectId: world.slug }, 422, /projectId/],
  ];
  for (const [file, status, sentence] of refusals) {
    const answer = await announce(file);
    expect(answer.status(), JSON.stringify(file)).toBe(status);
    const { error } = (await answer.json()) as { error: { message: string } };
    expect(error.message).toMatch(sentence);
  }
  expect((await findBatch(importer, batch))!.files).toEqual([]);

  const [file] = (await (await announce({ size: bytes.length })).json()) as { id: string }[];
  const part = `${address}/${file!.id}/parts/0`;
  const send = (data: Buffer) =>
    lead.request.post(part, {
      data,
      headers: { ...headers, "Content-Type": "application/octet-stream" },
    });
  expect((await send(bytes.subarray(1))).status()).toBe(422);
  expect((await send(Buffer.alloc(2_000_000))).status()).toBe(413);
  const changed = await send(Buffer.from("A text of two line."));
  expect(changed.status()).toBe(422);
  expect(await changed.text()).toContain("changed on its way");
  expect((await findBatch(importer, batch))!.files).toEqual([]);
});

test("UP-24: multipart forms are no upload, however they are made", async ({ world, pageOf }) => {
  const lead = await pageOf("lea");
  const importer = await world.as("lea", "article:import");
  const batch = await createImportBatch(importer, "browser");
  const address = `/api/v1/projects/${world.slug}/imports/${batch}/files`;
  const part = (boundary: string, name: string, body: string) =>
    `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${body}\r\n`;
  const nested = `Content-Type: multipart/mixed; boundary=c\r\n\r\n${part("c", "d", "e")}--c--`;
  const bodies = [
    `${Array.from({ length: 10_000 }, (_, n) => part("b", `f${n}`, "x")).join("")}--b--`,
    `${part("b", "n".repeat(200_000), "x")}--b--`,
    `${part("other", "files", "x")}--other--`,
    `${part("b", "files", nested)}--b--`,
  ];
  const timeout = await patience(5_000, () => lead.request.get("/sign-in"));
  for (const data of bodies) {
    const answer = await lead.request.post(address, {
      data,
      timeout,
      headers: {
        "Sec-Fetch-Site": "same-origin",
        "Content-Type": "multipart/form-data; boundary=b",
      },
    });
    expect(answer.status()).toBe(415);
    expect(await answer.text()).toContain("Send the request as application/json.");
  }
  expect((await findBatch(importer, batch))!.files).toEqual([]);
});

test("an upload from another site is refused", async ({ world, pageOf }) => {
  const lead = await pageOf("lea");
  const importer = await world.as("lea", "article:import");
  const batch = await createImportBatch(importer, "browser");
  const foreign: Record<string, string>[] = [
    { "Sec-Fetch-Site": "cross-site" },
    { Origin: "https://evil.example" },
    {},
  ];
  for (const headers of foreign) {
    const answer = await lead.request.post(
      `/api/v1/projects/${world.slug}/imports/${batch}/files`,
      { data: { files: [{ name: "a.txt", size: 3, sha256: "0".repeat(64) }] }, headers },
    );
    expect(answer.status()).toBe(403);
  }
  expect((await findBatch(importer, batch))!.files).toEqual([]);
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
