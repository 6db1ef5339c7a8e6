import type { Answer } from "./ask";

/** Say nothing about what was asked for. */
const IDLE = ["date", "connection", "keep-alive"];

/**
 * An answer without what differs from one request to the next: the nonce of its
 * scripts, the key that Next.js gives a part of a page, the number of the request, and what `replaced` puts in the place of
 * words that were asked for.
 */
export function plain(answer: Answer, replaced: ReadonlyMap<string, string> = new Map()): Answer {
  const policy = answer.headers["content-security-policy"] ?? "";
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1];
  const key = /\["\$","\$L\w+","([\w-]{21})v",/.exec(answer.body)?.[1];
  const words = new Map(replaced);
  if (nonce) words.set(nonce, "<nonce>");
  if (key) words.set(key, "<key>");
  const strip = (text: string) =>
    [...words]
      .reduce((rest, [word, by]) => rest.replaceAll(word, by), text)
      .replace(/("requestId":|the number )"?[0-9a-f-]{36}/g, "$1<number>");
  return {
    status: answer.status,
    headers: Object.fromEntries(
      Object.entries(answer.headers)
        .filter(([name]) => !IDLE.includes(name))
        .map(([name, value]) => [name, strip(value)]),
    ),
    body: strip(answer.body),
  };
}

/** Where two answers differ first; null when they tell the same. */
export function difference(one: Answer, other: Answer): string | null {
  if (one.status !== other.status) return `status ${one.status} and ${other.status}`;
  for (const name of new Set([...Object.keys(one.headers), ...Object.keys(other.headers)])) {
    const [a, b] = [one.headers[name], other.headers[name]];
    if (a !== b) return `${name}: ${a} and ${b}`;
  }
  if (one.body === other.body) return null;
  let at = 0;
  while (one.body[at] === other.body[at]) at++;
  const around = ({ body }: Answer) => body.slice(Math.max(0, at - 60), at + 60);
  return `…${around(one)}… and …${around(other)}…`;
}
