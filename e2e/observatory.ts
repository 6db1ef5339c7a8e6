/** What a browser gets of one answer, as far as it is scored. */
export interface Scored {
  readonly headers: Readonly<Record<string, string>>;
  /** The Set-Cookie headers. */
  readonly cookies: readonly string[];
  /** Where the same address leads over plain http; null when it does not lead away. */
  readonly redirect: string | null;
}

const HALF_A_YEAR = 15_768_000;
const PRIVATE = /^(no-referrer|same-origin|strict-origin|strict-origin-when-cross-origin)$/;

/**
 * The score that Mozilla's HTTP Observatory would give: 100 and what lacks taken away; what is
 * added counts only from 90. A+ is 100 and more.
 *
 * @returns the score, and what was taken away for what
 */
export function scoreOf({ headers, cookies, redirect }: Scored): {
  readonly score: number;
  readonly lacks: readonly string[];
} {
  const directives = policyOf(headers["content-security-policy"] ?? "");
  const scripts = directives.get("script-src") ?? directives.get("default-src") ?? [];
  const strict = headers["strict-transport-security"] ?? "";
  const framing = directives.has("frame-ancestors");
  const penalties: readonly (readonly [boolean, number, string])[] = [
    [directives.size === 0, 25, "a policy"],
    [scripts.includes("'unsafe-inline'") && !hasNonce(scripts), 20, "scripts without inline"],
    [scripts.some((source) => /^(data:|https?:|\*)$/.test(source)), 20, "scripts from here only"],
    [scripts.includes("'unsafe-eval'"), 10, "scripts without eval"],
    [!(Number(/max-age=(\d+)/.exec(strict)?.[1]) >= HALF_A_YEAR), 20, "strict transport"],
    [!framing && !headers["x-frame-options"], 20, "a refusal to be framed"],
    [headers["x-content-type-options"] !== "nosniff", 5, "nosniff"],
    [cookies.some((cookie) => !/; *secure(;|$)/i.test(cookie)), 40, "secure cookies"],
    [cookies.some((cookie) => !/; *httponly(;|$)/i.test(cookie)), 30, "cookies hid from scripts"],
    [headers["access-control-allow-origin"] !== undefined, 50, "no sharing with other sites"],
    [!redirect?.startsWith("https://"), 20, "the way from http to https"],
    [
      headers["referrer-policy"] !== undefined && !PRIVATE.test(headers["referrer-policy"]),
      5,
      "a referrer that stays here",
    ],
    [directives.has("base-uri") && directives.get("base-uri")!.includes("*"), 5, "a base"],
  ];
  const lacking = penalties.filter(([lacks]) => lacks);
  const plain = 100 - lacking.reduce((sum, [, points]) => sum + points, 0);
  const additions: readonly (readonly [boolean, number])[] = [
    [directives.get("default-src")?.join() === "'none'" && !hasUnsafe(directives), 10],
    [cookies.length > 0 && cookies.every((cookie) => /samesite=(lax|strict)/i.test(cookie)), 5],
    [PRIVATE.test(headers["referrer-policy"] ?? ""), 5],
    [framing, 5],
    [headers["cross-origin-resource-policy"] === "same-origin", 10],
    [headers["cross-origin-embedder-policy"] === "require-corp", 10],
    [headers["cross-origin-opener-policy"] === "same-origin", 10],
  ];
  const added = additions.reduce((sum, [holds, points]) => sum + (holds ? points : 0), 0);
  return {
    score: plain >= 90 ? plain + added : plain,
    lacks: lacking.map(([, points, what]) => `${what} (−${points})`),
  };
}

/** A policy's directives with their sources. */
export function policyOf(policy: string): ReadonlyMap<string, readonly string[]> {
  return new Map(
    policy
      .split(";")
      .map((directive) => directive.trim().split(/\s+/))
      .filter(([name]) => name)
      .map(([name, ...sources]) => [name!, sources]),
  );
}

const hasNonce = (sources: readonly string[]) =>
  sources.some((source) => source.startsWith("'nonce-"));

const hasUnsafe = (directives: ReadonlyMap<string, readonly string[]>) =>
  [...directives].some(
    ([name, sources]) =>
      !name.startsWith("style-src") && sources.some((source) => source.startsWith("'unsafe-")),
  );
