import { PART_BYTES } from "@/lib/domain/import";
import { sha256 } from "./sha256";

/** How far one file is on its way, or why it was not taken. */
export interface Sent {
  readonly name: string;
  /** Bytes */
  readonly size: number;
  readonly sent: number;
  readonly problem: string | null;
}

/** Files are announced in groups of at most this many, and this many bytes. */
const GROUP = 100;
const GROUP_BYTES = 50 * PART_BYTES;
/** Parts that are on their way at a time. */
const LANES = 3;
/** Milliseconds before each new attempt; after the last the file is given up. */
const WAITS = [500, 2_000, 5_000];

interface Target {
  readonly slug: string;
  readonly batchId: string;
}

/**
 * Send files to an import, a group at a time. Parts that are there already are not sent
 * again, so sending the same files once more goes on where an upload broke off.
 *
 * @param onSent called with each file's place in `files` whenever it is further
 */
export async function uploadFiles(
  target: Target,
  files: readonly File[],
  onSent: (index: number, sent: Sent) => void,
): Promise<void> {
  let from = 0;
  while (from < files.length) {
    let bytes = 0;
    let to = from;
    do bytes += files[to++]!.size;
    while (to < files.length && to - from < GROUP && bytes + files[to]!.size <= GROUP_BYTES);
    await sendGroup(target, files, from, to, onSent);
    from = to;
  }
}

async function sendGroup(
  target: Target,
  files: readonly File[],
  from: number,
  to: number,
  onSent: (index: number, sent: Sent) => void,
): Promise<void> {
  const report = (index: number, sent: number, problem: string | null = null) => {
    const { name, size } = files[index]!;
    onSent(index, { name, size, sent, problem });
  };
  const work: (() => Promise<void>)[] = [];
  for (let index = from; index < to; index++) {
    const file = files[index]!;
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const announced = {
        name: file.name.slice(-255),
        size: bytes.length,
        sha256: await sha256(bytes),
      };
      const [expected] = await ask<{ id: string; missing: number[] }[]>(`${address(target)}`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ files: [announced] }),
      });
      let sent = bytes.length - bytesOf(expected!.missing, bytes.length);
      report(index, sent);
      for (const position of expected!.missing) {
        const part = bytes.slice(position * PART_BYTES, (position + 1) * PART_BYTES);
        work.push(async () => {
          try {
            await ask(`${address(target)}/${expected!.id}/parts/${position}`, {
              method: "POST",
              headers: { "Content-Type": "application/octet-stream" },
              body: part,
            });
            sent += part.length;
            report(index, sent);
          } catch (error) {
            report(index, sent, sentenceOf(error));
          }
        });
      }
    } catch (error) {
      report(index, 0, sentenceOf(error));
    }
  }
  const lane = async () => {
    for (let next = work.shift(); next; next = work.shift()) await next();
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

function address({ slug, batchId }: Target): string {
  return `/api/v1/projects/${slug}/imports/${batchId}/files`;
}

/** Of the parts at these positions of a file. */
function bytesOf(positions: readonly number[], size: number): number {
  return positions.reduce(
    (sum, position) => sum + Math.min(PART_BYTES, size - position * PART_BYTES),
    0,
  );
}

/** The server's own word on what is wrong; what it refused is not tried again. */
class Refusal extends Error {}

async function ask<T>(path: string, init: RequestInit): Promise<T> {
  for (const wait of [...WAITS, null]) {
    try {
      const response = await fetch(path, init);
      const answer = (await response.json()) as T | { error: { message: string } };
      if (response.ok) return answer as T;
      const { message } = (answer as { error: { message: string } }).error;
      if (response.status < 500 && response.status !== 429) throw new Refusal(message);
    } catch (error) {
      if (error instanceof Refusal || wait === null) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, wait ?? 0));
  }
  throw new Error("The server did not answer");
}

function sentenceOf(error: unknown): string {
  return error instanceof Refusal
    ? error.message
    : "It did not reach the server. Check your connection and drop it once more: what has arrived is not sent again.";
}
