import { expect, test } from "vitest";
import { PART_BYTES } from "@/lib/domain/import";
import { readPart } from "./upload";

const MB = 1024 * 1024;

/** A request whose body is sent in pieces of 64 KB, and how many of them were taken. */
function sending(bytes: number, announced?: number) {
  let taken = 0;
  let left = bytes;
  let ended = false;
  const body = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (left <= 0) return controller.close();
        const piece = new Uint8Array(Math.min(left, 65_536));
        left -= piece.length;
        taken += piece.length;
        controller.enqueue(piece);
      },
      cancel() {
        ended = true;
      },
    },
    { highWaterMark: 0 },
  );
  const headers = { ...(announced !== undefined && { "content-length": String(announced) }) };
  const init = { method: "POST", body, headers, duplex: "half" };
  const request = new Request("http://localhost/", init);
  return { request, seen: () => ({ taken, ended }) };
}

test("UP-14: 200 MB without a length are given up as soon as they are more than a part has", async () => {
  const { request, seen } = sending(200 * MB);
  await expect(readPart(request)).rejects.toMatchObject({ code: "too_large" });
  expect(seen().taken).toBeLessThanOrEqual(PART_BYTES + 2 * 65_536);
  expect(seen().ended).toBe(true);
});

test("UP-14: 200 MB that say so are not read at all", async () => {
  const { request, seen } = sending(200 * MB, 200 * MB);
  await expect(readPart(request)).rejects.toMatchObject({ code: "too_large" });
  expect(seen().taken).toBe(0);
});

test.each([
  ["more than was announced", 3_000, 2_000],
  ["less, because it broke off in the middle", 1_000, 2_000],
])("UP-14: %s is refused", async (_what, bytes, announced) => {
  await expect(readPart(sending(bytes, announced).request)).rejects.toThrow(
    "The file did not arrive whole. Load it again.",
  );
});

test("what arrives as it was announced is the part", async () => {
  expect(await readPart(sending(PART_BYTES, PART_BYTES).request)).toHaveLength(PART_BYTES);
});
