import { readFileSync } from "node:fs";
import type { APIRequestContext, APIResponse } from "@playwright/test";
import { expect, request, test } from "@playwright/test";
import { ask } from "./ask";
import type { Installation } from "./installation";
import { snapshot, startInstallation } from "./installation";
import { policyOf, scoreOf } from "./observatory";
import { ROUTES } from "./routes";
import { createStage, PASSWORD } from "./stage";
import type { Stage } from "./stage";
import { form } from "./row";
import type { TlsFront } from "./tls-front";
import { startTlsFront } from "./tls-front";

test.describe.configure({ mode: "serial", timeout: 400_000 });
test.use({ trace: "off" });

let stage: Stage;
let front: TlsFront;
let app: Installation;
let lead: APIRequestContext;
let anybody: APIRequestContext;
let url: string;

test.beforeAll(async () => {
  test.setTimeout(400_000);
  stage = await createStage();
  front = await startTlsFront();
  url = `https://127.0.0.1:${front.port}`;
  app = await startInstallation(snapshot("headers"), { PUBLIC_URL: url });
  front.passTo(Number(new URL(app.url).port));
  const open = (cookie: string | null) =>
    request.newContext({
      ignoreHTTPSErrors: true,
      extraHTTPHeaders: { "accept-encoding": "identity", ...(cookie !== null && { cookie }) },
    });
  anybody = await open(null);
  lead = await open(`__Secure-${stage.cookies.lead}`);
});

test.afterAll(async () => {
  await Promise.all([lead, anybody].map((client) => client.dispose()));
  await app.stop();
  front.stop();
});

/** One answer of every kind, and the status it must have to be that one. */
function kinds(): [string, string, number, Record<string, string>?][] {
  const { slug, reportToken, batchId, fileId } = stage.places;
  const api = `/api/v1/projects/${slug}`;
  return [
    ["the sign-in page", "/sign-in", 200],
    ["a page", `/projects/${slug}/codebook`, 200],
    ["a page that is prefetched", `/projects/${slug}/codebook`, 200, { purpose: "prefetch" }],
    ["an unknown page", "/no-such-page", 404],
    ["a page of a project that is none", "/projects/no-such-project", 404],
    ["a page that one may not see", "/admin/people", 403],
    ["the API", `${api}/articles`, 200],
    ["an error of the API", "/api/v1/projects/no-such-project/articles", 404],
    ["an address of the API that is none", "/api/v1/no-such-thing", 404],
    ["a download", `${api}/exports/annotations-csv`, 200],
    ["an upload's address", `${api}/imports/${batchId}/files/${fileId}/preview`, 200],
    ["a public report", `/public/reports/${reportToken}`, 200],
    ["a file of a public report", `/public/reports/${reportToken}/figures.csv`, 200],
    ["an unknown link", "/link/none", 404],
    ["health", "/healthz", 200],
    ["the icon", "/icon.svg", 200],
    ["a broken address", "/%E0%A4%A", 400],
    ["a static file that is none", "/_next/static/none.js", 404],
  ];
}

const answerTo = (path: string, headers: Record<string, string> = {}): Promise<APIResponse> =>
  (path === "/sign-in" ? anybody : lead).get(url + path, { headers, maxRedirects: 0 });

test("XS-09: every kind of answer is worth an A+ by the rules of the Observatory", async () => {
  const problems: string[] = [];
  // That is nginx's part, which the README says how to set up.
  const leadsToHttps = readFileSync("README.md", "utf8").includes("return 301 https://$host");
  for (const [what, path, status, headers] of kinds()) {
    const answer = await answerTo(path, headers);
    if (answer.status() !== status) problems.push(`${what}: ${answer.status()}, not ${status}`);
    const { score, lacks } = scoreOf({
      headers: answer.headers(),
      cookies: cookiesOf(answer),
      redirect: leadsToHttps ? url : null,
    });
    if (score < 100 || lacks.length > 0) problems.push(`${what}: ${score}, lacks ${lacks.join()}`);
  }
  expect(problems).toEqual([]);
});

test("XS-09: nothing is told of the software, and nothing that is signed in for is kept", async () => {
  const problems: string[] = [];
  for (const [what, path, , headers] of kinds()) {
    const answer = (await answerTo(path, headers)).headers();
    if (answer["x-powered-by"] ?? answer.server) problems.push(`${what} says what it runs on`);
    const cache = answer["cache-control"] ?? "";
    // What the API says may be kept by who asked, to ask whether it still holds.
    const kept = !/no-store/.test(cache) && cache !== "private, no-cache";
    if (path.includes(stage.places.slug) && kept) {
      problems.push(`${what}: ${cache || "may be kept"}`);
    }
  }
  expect(problems).toEqual([]);
});

test("XS-09, AN-14: signing in sets a cookie that only this site's secure pages send", async () => {
  const row = ROUTES.find(({ name }) => name.endsWith("#signInWithPassword"))!;
  const asked = {
    ...row.request(stage.places),
    args: [null, form({ email: stage.places.email, password: PASSWORD, next: "/" })],
  };
  const answer = await ask({ url, cookie: null, request: anybody }, row, asked);
  expect(answer.status).toBe(200);
  const cookie = answer.headers["set-cookie"]!;
  expect(cookie).toMatch(/^__Secure-next-auth\.session-token=/);
  for (const attribute of [/secure/i, /httponly/i, /samesite=lax/i, /path=\//i]) {
    expect(cookie).toMatch(attribute);
  }
});

test("XS-09, XS-10: each page has a nonce of its own, whatever the request says", async () => {
  const forged = {
    "content-security-policy": "script-src 'nonce-\"><script>'",
    "x-nonce": "mine",
  };
  const nonces = await Promise.all(
    [1, 2].map(async () => {
      const answer = await answerTo("/sign-in", forged);
      const body = await answer.text();
      expect(body).not.toContain("<script>'");
      const [nonce] = policyOf(answer.headers()["content-security-policy"]!)
        .get("script-src")!
        .flatMap((source) => /^'nonce-(.+)'$/.exec(source)?.[1] ?? []);
      expect(body).toContain(`nonce="${nonce}"`);
      const scripts = [...body.matchAll(/<script(?![^>]*\bnonce=)[^>]*>/g)];
      expect(scripts.map(([tag]) => tag)).toEqual([]);
      return nonce!;
    }),
  );
  expect(nonces[0]).not.toBe(nonces[1]);
  expect(Buffer.from(nonces[0]!, "base64").length).toBeGreaterThanOrEqual(16);
});

test("the scoring finds what lacks", () => {
  const nothing = scoreOf({ headers: {}, cookies: ["a=b"], redirect: null });
  expect(nothing.score).toBeLessThan(0);
  expect(nothing.lacks).toHaveLength(7);
});

function cookiesOf(answer: APIResponse): string[] {
  return answer
    .headersArray()
    .filter(({ name }) => name.toLowerCase() === "set-cookie")
    .map(({ value }) => value);
}
