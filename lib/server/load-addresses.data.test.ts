import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { connect } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { openFile } from "@/lib/data/import-files";
import { findBatch, listBatches } from "@/lib/data/imports";
import { createWorld } from "@/lib/data/testing/world";
import type { Network } from "./guarded-agent";
import { loadAddresses } from "./load-addresses";

const settings = vi.hoisted(() => ({ URL_IMPORT: "on", PUBLIC_URL: "https://frames.example.org" }));
vi.mock("./config", () => ({ config: () => settings }));

const server = createServer((_request, response) => {
  response.writeHead(200, { "content-type": "text/html" }).end("<p>Fares rise.</p>");
});
let asked = 0;
const network: Network = {
  resolve: () => Promise.resolve(["93.184.216.34"]),
  connect: () => {
    asked++;
    const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
    return Object.defineProperty(socket, "remoteAddress", { value: "93.184.216.34" });
  },
};

beforeAll(() => new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve)));
afterAll(() => {
  server.closeAllConnections();
  server.close();
});
beforeEach(() => {
  asked = 0;
  settings.URL_IMPORT = "on";
});

test("pages become files of one import, each with its address; others are told why not", async () => {
  const world = await createWorld();
  const lead = await world.as("lea", "article:import");
  const text =
    "http://ferry.example/1\n\n http://127.0.0.1/\nhttp://ferry.example/1\nhttps://frames.example.org/\n";
  const { batchId, outcomes } = await loadAddresses(lead, text, network);
  const notAllowed =
    "This address is not allowed: only pages of the public internet can be loaded.";
  expect(outcomes).toEqual([
    { address: "http://ferry.example/1", refused: null },
    { address: "http://127.0.0.1/", refused: notAllowed },
    { address: "https://frames.example.org/", refused: notAllowed },
  ]);
  expect(asked).toBe(1);
  const batch = await findBatch(lead, batchId!);
  expect(batch!.files.map(({ name, state }) => [name, state])).toEqual([
    ["ferry.example/1", "waiting"],
  ]);
  expect(await listBatches(lead, 1)).toMatchObject([{ id: batchId, came: "web addresses" }]);
  const chunks: Uint8Array[] = [];
  const file = await openFile(lead, batchId!, batch!.files[0]!.id);
  for await (const part of file.bytes) chunks.push(part);
  const stored = Buffer.concat(chunks).toString();
  expect(stored).toMatch(/^WARC\/1\.0\r\n/);
  expect(stored).toContain("WARC-Target-URI: http://ferry.example/1\r\n");
  expect(stored).toContain("<p>Fares rise.</p>");
});

test("no page loaded, no import", async () => {
  const world = await createWorld();
  const lead = await world.as("lea", "article:import");
  const { batchId } = await loadAddresses(lead, "ferry.example", network);
  expect(batchId).toBeNull();
});

test("SS-14: ten at a time, two hundred a day for each person", async () => {
  const world = await createWorld();
  const lead = await world.as("lea", "article:import");
  const addresses = (from: number, count: number) =>
    Array.from({ length: count }, (_, i) => `http://127.0.0.1/${from + i}`).join("\n");
  await expect(loadAddresses(lead, addresses(0, 100), network)).rejects.toThrow(
    "Enter at most 10 addresses at a time.",
  );
  await expect(loadAddresses(lead, "  ", network)).rejects.toThrow("Enter an address first.");
  for (let n = 0; n < 20; n++) await loadAddresses(lead, addresses(n * 10, 10), network);
  await expect(loadAddresses(lead, addresses(200, 1), network)).rejects.toMatchObject({
    code: "too_many_requests",
    message:
      "A person can load 200 pages by address in a day. Save the other pages and load the files. Try again in 24 hours.",
  });
  const other = await (await createWorld()).as("lea", "article:import");
  await expect(loadAddresses(other, addresses(0, 1), network)).resolves.toBeTruthy();
});

test("SS-15: switched off, nothing is asked for", async () => {
  settings.URL_IMPORT = "off";
  const world = await createWorld();
  const lead = await world.as("lea", "article:import");
  await expect(loadAddresses(lead, "http://ferry.example/1", network)).rejects.toMatchObject({
    code: "not_found",
    message: "Loading by address is switched off on this server.",
  });
  expect(asked).toBe(0);
});
