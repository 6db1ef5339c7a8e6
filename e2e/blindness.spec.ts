import { expect, test } from "@playwright/test";
import { startAssignment } from "@/lib/data/assignments";
import { createDecision } from "@/lib/data/decisions";
import { withdrawAssignment } from "@/lib/data/reassignments";
import { saveReview } from "@/lib/data/reviews";
import { openThread, reply } from "@/lib/data/thread-changes";
import type { World } from "@/lib/data/testing/world";
import { TEXT, createWorld } from "@/lib/data/testing/world";
import { grant } from "@/lib/domain/access";
import type { Answer, Client } from "./ask";
import { ask, openClient } from "./ask";
import type { Installation } from "./installation";
import { withoutNumbers } from "./flight";
import { snapshot, startInstallation } from "./installation";
import type { Places } from "./places";
import { FREE_PASSAGE, PASSAGE, freeze, furnish, submit, tag } from "./places";
import { ROUTES } from "./routes";
import { handIn, sessionsOf } from "./sessions-of";
import type { Asked, Row } from "./row";
import { namedIn } from "./row";
import { difference, plain } from "./sameness";
import { cookieOf } from "./stage";
import { label } from "./walls";

/**
 * One team in two worlds: before ben, chen and jon have done anything, and after they
 * have tagged, submitted, reviewed and settled. Whoever still codes those articles,
 * ana as a reviewer and lea as the lead, must not be able to tell the worlds apart.
 */
test.describe.configure({ mode: "default", timeout: 600_000 });
test.use({ trace: "off" });

/** How often two answers to the same question are compared before they count as different. */
const MOST_TRIES = 4;

const VIEWERS = ["ana", "lea"] as const;
type Viewer = (typeof VIEWERS)[number];

/** In every memo, note and reason of teammates. */
const canary = `Canary-${crypto.randomUUID()}`;

/** How one part of a page is fetched by Next.js in the browser. */
const WAYS: readonly Readonly<Record<string, string>>[] = [
  {},
  { rsc: "1" },
  { rsc: "1", "next-router-prefetch": "1" },
  { rsc: "1", "next-router-prefetch": "1", "next-router-segment-prefetch": "/_tree" },
];

/**
 * Who plans the work has to know who has submitted. These tell a lead so much, also
 * of articles that the lead codes, and must not tell more.
 */
const PLANNING: Readonly<Record<Viewer, readonly string[]>> = {
  ana: [],
  lea: [
    "/admin", // how large the whole installation's database is
    "/projects/[slug]",
    "/projects/[slug]/assignments",
    "/projects/[slug]/board",
    "/projects/[slug]/history",
    "/api/v1/projects/[slug]/history",
    "/api/v1/projects/[slug]/audit",
    "/api/v1/projects/[slug]/assignments",
    "app/projects/[slug]/assignments/actions.ts#createAssignments",
    "app/projects/[slug]/assignments/actions.ts#giveArticle",
    "app/projects/[slug]/assignments/actions.ts#withdrawAssignment",
    "app/projects/[slug]/assignments/actions.ts#reassignArticle",
    "/projects/[slug]/rounds/[roundId]",
    "app/projects/[slug]/rounds/[roundId]/actions.ts#updateRound",
    "app/projects/[slug]/rounds/[roundId]/actions.ts#closeRound",
    "app/projects/[slug]/rounds/[roundId]/actions.ts#deleteRound",
    "/projects/[slug]/rounds/[roundId]/plan",
    "/projects/[slug]/rounds/[roundId]/norming",
    "app/projects/[slug]/rounds/[roundId]/norming/actions.ts#savePassage",
  ],
};

/**
 * Whoever submits an article or gives it back does not code it any more: the page that
 * answers may show what the article's rounds show from then on. An article that was given back
 * comes back only while nothing of teammates' work could be seen (lib/data/reassignments.test.ts).
 */
const NO_LONGER_BLIND = [
  "app/projects/[slug]/code/[assignmentId]/actions.ts#submitArticle",
  "app/projects/[slug]/code/[assignmentId]/actions.ts#returnArticle",
];

/**
 * Pages that list everybody who has an account here. Other tests make accounts between the two
 * copies of the installation, so these may differ; what a teammate wrote must not be in them.
 */
const ALL_ACCOUNTS = ["/projects/new", "/admin", "/admin/people"];

let world: World;
let before: Installation;
let after: Installation;
let clients: Readonly<Record<Viewer | "jon", { before: Client; after: Client }>>;
let places: Readonly<Record<Viewer, readonly Places[]>>;
/** When both worlds were there; what is later happened while they were looked at. */
let ready: string;

test.beforeAll(async () => {
  const texts = [1, 2, 3].map((number) => `${TEXT} Number ${number}.`);
  world = await createWorld({ texts, coders: ["lea", "ana", "ben", "chen"] });
  const cookies = {
    ana: await cookieOf(world.userId("ana")),
    lea: await cookieOf(world.userId("lea")),
    jon: await cookieOf(world.userId("jon")),
  };
  const [, , third] = world.articleIds as [string, string, string];
  await withdrawAssignment(
    await world.as("lea", "assignment:edit"),
    await world.assignmentId("ana", third),
  );
  const things = await furnish(world, { secret: "Draft", invited: `x-${world.slug}@example.org` });
  const [first, second] = world.articleIds as [string, string];
  const sessions = await sessionsOf(world, "Draft", [first, second]);
  const own = { ana: await begin("ana", 2), lea: await begin("lea", 3) };
  const untouched = snapshot("before");

  // Whoever still has an article open in another round is blind on it, ben as well.
  await handIn(world, "ben", sessions.trainingId, canary);
  await handIn(world, "ben", sessions.normingId, canary);
  const theirs = await workOfTeammates();
  const done = snapshot("after");
  ready = new Date().toISOString();

  const shared = {
    ...things,
    ...sessions,
    ...theirs,
    linkToken: "none",
    email: "nobody@example.org",
    accountId: "none",
    administratorId: "none",
  };
  const placesOf = (viewer: Viewer) =>
    own[viewer].map((each) => ({ ...shared, ...each, emptyArticleId: each.articleId }));
  places = { ana: placesOf("ana"), lea: placesOf("lea") };
  [before, after] = (await Promise.all(
    [untouched, done].map((file) => startInstallation(file)),
  )) as [Installation, Installation];
  const open = async (name: keyof typeof cookies) => ({
    before: await openClient(before.url, cookies[name]),
    after: await openClient(after.url, cookies[name]),
  });
  clients = { ana: await open("ana"), lea: await open("lea"), jon: await open("jon") };
});

test.afterAll(async () => {
  await Promise.all([before.stop(), after.stop()]);
});

for (const viewer of VIEWERS) {
  test(`${viewer} cannot tell whether teammates have worked (BL-00, BL-02, BL-03, BL-05, BL-06, BL-09, BL-14, BL-17)`, async () => {
    const problems = new Set<string>();
    const seen = new Set<string>();
    let shown = 0;
    // Whoever may see it all has looked at it just before, in the same process.
    const sights = [];
    for (const row of ROUTES.filter(({ kind, method }) => kind === "page" && method === "GET")) {
      if (!namedIn(row, places[viewer][0]!).has("slug")) continue;
      sights.push(await ask(clients.jon.after, row, row.request(places[viewer][0]!)));
    }
    expect(sights.filter(({ body }) => body.includes(canary)).length).toBeGreaterThan(3);
    for (const { row, asked, headers } of everyRequest(viewer)) {
      const what = JSON.stringify([row.name, asked.path, asked.json, asked.args, headers]);
      if (seen.has(what)) continue;
      seen.add(what);
      const report = (problem: string) =>
        problems.add(`${label(row)} ${JSON.stringify(headers)}: ${problem}`);
      const { before: one, after: other } = clients[viewer];
      let differs: string | null = null;
      // What is sent as it is ready may come in another order; what teammates did would show each time.
      for (let left = row.method === "GET" ? MOST_TRIES : 1; left > 0; left--) {
        const answers = [
          await ask(one, row, asked, headers),
          await ask(other, row, asked, headers),
        ] as const;
        const first = undated(row, answers[0], one.url);
        const second = undated(row, answers[1], other.url);
        await Promise.all([before.changes(), after.changes()]);
        if (NO_LONGER_BLIND.includes(row.name)) {
          differs = null;
          break;
        }
        if (JSON.stringify(answers).includes(canary)) report("tells what a teammate wrote");
        differs = difference(first, second);
        if (differs) continue;
        if (first.status === 200) shown++;
        break;
      }
      const mayDiffer = [...PLANNING[viewer], ...ALL_ACCOUNTS].includes(row.name);
      if (differs && !mayDiffer) report(differs);
    }
    expect([...problems]).toEqual([]);
    expect(shown).toBeGreaterThan(30);
  });

  test(`${viewer} sees teammates' tags of an article after submitting it, not before`, async () => {
    const [at] = places[viewer] as [Places];
    const compare = rowOf("/projects/[slug]/compare/[roundId]/[articleId]");
    const client = clients[viewer].after;
    const blind = await ask(client, compare, compare.request(at));
    expect(blind.status).toBe(403);
    const hand = rowOf("app/projects/[slug]/code/[assignmentId]/actions.ts#submitArticle");
    expect((await ask(client, hand, hand.request(at))).status).toBe(200);
    const revealed = await ask(client, compare, compare.request(at));
    expect(revealed.status).toBe(200);
    expect(revealed.body).toContain(canary);
    expect(await after.changes()).toContain("Assignment");
  });
}

/** Own assignments begun, the first with a tag. */
async function begin(viewer: Viewer, articles: number) {
  const begun = [];
  for (const articleId of world.articleIds.slice(0, articles)) {
    const assignmentId = await world.assignmentId(viewer, articleId);
    const teammatesAssignmentId = await world.assignmentId("ben", articleId);
    await startAssignment(await world.as(viewer, "annotation:create"), assignmentId);
    const values = { frameId: world.frames.PRA, ...PASSAGE, memo: "My own" };
    const ownAnnotationId = await tag(world, viewer, articleId, values);
    begun.push({ articleId, assignmentId, teammatesAssignmentId, ownAnnotationId });
  }
  return begun;
}

/** Ten tags of ben's, two articles submitted, chen's work reviewed, and jon has settled one tag. */
async function workOfTeammates() {
  const [first, second, third] = world.articleIds as [string, string, string];
  const security = { frameId: world.frames.SEC, ...PASSAGE, memo: canary };
  const words = [...TEXT].length;
  for (let start = words - 12; start < words - 4; start++) {
    await tag(world, "ben", second, { ...security, start, end: start + 3 });
  }
  const annotationId = await tag(world, "ben", first, security);
  const chens = await tag(world, "chen", first, { ...security, ...FREE_PASSAGE });
  await tag(world, "ben", third, security);
  for (const [name, articleId] of [
    ["ben", first],
    ["chen", first],
    ["ben", third],
  ] as const) {
    await submit(world, name, articleId, false);
  }
  const review = { verdict: "disagree", note: canary } as const;
  await saveReview(await world.as("ben", "review:create"), chens, review);
  const decisionId = await createDecision(
    await world.as("jon", "decision:create"),
    world.roundId,
    first,
    {
      ...security,
      kind: "rejected",
      textVersion: 1,
      reason: canary,
      annotationIds: [annotationId],
    },
  );
  // By somebody who may freeze figures and does not code.
  const lead = { ...(await world.as("noor", "project:read")), role: "lead" } as const;
  return {
    ...{ annotationId, decisionId, articleThreadId: await talkOfTeammates(annotationId) },
    ...(await freeze(grant(lead, "report:edit")!, canary)),
  };
}

/** Ben asks about an article, mentions those who still code it, and answers a question of ana's. */
async function talkOfTeammates(annotationId: string): Promise<string> {
  const [first] = world.articleIds as [string];
  const ben = await world.as("ben", "thread:create");
  const article = { kind: "article", articleId: first, roundId: world.roundId } as const;
  const articleThreadId = await openThread(ben, article, `@ana and @lea, look: ${canary}`);
  await openThread(ben, { kind: "annotation", annotationId }, canary);
  const jon = await world.as("jon", "thread:create");
  await reply(jon, articleThreadId, `@ana: ${canary}`);
  return articleThreadId;
}

/** Everything the table of routes lets one ask for in these places, in every way. */
function* everyRequest(viewer: Viewer): Generator<{
  row: Row;
  asked: Asked;
  headers: Readonly<Record<string, string>>;
}> {
  for (const at of places[viewer]) {
    const { teammatesAssignmentId: assignmentId, annotationId: ownAnnotationId } = at;
    for (const place of [at, { ...at, assignmentId, ownAnnotationId }]) {
      for (const row of ROUTES) {
        const inProject = namedIn(row, place).has("slug");
        if (!inProject && (row.kind !== "page" || row.name.includes("[token]"))) continue;
        for (const headers of row.kind === "page" ? WAYS : [{}]) {
          yield { row, asked: row.request(place), headers };
        }
      }
    }
  }
}

/** An answer without times since the worlds were made; and, of what was just made, without its id. */
function undated(row: Row, answer: Answer, url: string): Answer {
  const strip = (text: string) => {
    const timeless = text.replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, (time) =>
      time > ready ? "<now>" : time,
    );
    return row.method === "GET"
      ? timeless
      : timeless.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[\w-]{43,47}/g, "<id>");
  };
  const { status, headers, body } = plain(answer, new Map([[url, "<server>"]]));
  // Packed files have the moment of their making inside; unpacked ones of the same source are compared.
  const packed = /zip|octet-stream|sqlite/.test(headers["content-type"] ?? "");
  return {
    status,
    headers: Object.fromEntries(
      Object.entries(headers).map(([name, value]) => [name, strip(value)]),
    ),
    body: packed ? "" : withoutNumbers(body, headers["content-type"] ?? "", strip),
  };
}

function rowOf(name: string): Row {
  return ROUTES.find((row) => row.name === name)!;
}
