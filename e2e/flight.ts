import { createHash } from "node:crypto";

/** The scripts of a page that bring what React Server Components said. */
const PUSHED = /<script(?: nonce="[^"]*")?>self\.__next_f\.push\((\[.*?\])\)<\/script>/gs;

/**
 * An answer whose rows of React Server Components (in scripts of a page, or the whole answer)
 * do not depend on their numbers and order, which follow from what was ready first.
 *
 * @param clean takes out of a text what may differ in any case
 */
export function withoutNumbers(
  body: string,
  contentType: string,
  clean: (text: string) => string,
): string {
  if (contentType.startsWith("text/x-component")) return inOrder(body, clean);
  if (!contentType.startsWith("text/html")) return clean(body);
  let payload = "";
  const page = body.replace(PUSHED, (_, pushed: string) => {
    const [kind, part] = JSON.parse(pushed) as [number, unknown];
    if (kind !== 1 || typeof part !== "string") return pushed;
    payload += part;
    return "";
  });
  return `${clean(page)}\n${inOrder(payload, clean)}`;
}

/** The rows of a payload, each with what it refers to in place of the number, sorted. */
function inOrder(payload: string, clean: (text: string) => string): string {
  const rows = readRows(Buffer.from(payload));
  const resolved = new Map<string, string>();
  const resolve = (id: string): string => {
    const known = resolved.get(id);
    if (known !== undefined) return known;
    resolved.set(id, "itself"); // a row that refers to itself by a detour
    const text = clean(rows.get(id) ?? "nothing").replace(
      /"\$([@LFhTQWBKiZ]?)([0-9a-f]+)([:"])/g,
      (_, kind: string, other: string, end: string) => `"$${kind}(${digest(resolve(other))})${end}`,
    );
    resolved.set(id, text);
    return text;
  };
  return [...rows.keys()].map(resolve).sort().join("\n");
}

/** `ID:CONTENT` to the end of the line, or `ID:Tn,` and n bytes of text; rows without a number are kept by their place. */
function readRows(payload: Buffer): Map<string, string> {
  const rows = new Map<string, string>();
  for (let at = 0; at < payload.length;) {
    const head = /^([0-9a-f]*):(T([0-9a-f]+),)?/.exec(payload.toString("latin1", at, at + 40));
    const from = at + (head?.[0].length ?? 0);
    const lineEnd = payload.indexOf("\n", from);
    const length = head?.[3];
    const to =
      length !== undefined
        ? from + Number.parseInt(length, 16)
        : lineEnd < 0
          ? payload.length
          : lineEnd;
    rows.set(head?.[1] || `place ${rows.size}`, payload.toString("utf8", from, to));
    at = length !== undefined ? to : to + 1;
  }
  return rows;
}

const digest = (text: string) => createHash("sha256").update(text).digest("base64").slice(0, 12);
