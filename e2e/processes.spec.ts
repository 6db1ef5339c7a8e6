import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "@playwright/test";
import pg from "pg";
import { patience } from "./patience";
import { Browser } from "../scripts/swarm/browser";
import { nothingSeen } from "../scripts/swarm/class";
import { Reviewer } from "../scripts/swarm/reviewer";
import type { Site } from "../scripts/swarm/site";
import { DATABASE, openSite } from "../scripts/swarm/site";
import { PASSWORD } from "../scripts/swarm/tags";

/**
 * Two processes of the program as it is shipped, on one PostgreSQL server, and a second
 * server that copies the first by streaming replication.
 */
test.describe.configure({ mode: "serial" });

let site: Site;
/** The two processes, as places among the addresses of a browser. */
const [A, B] = [0, 1];

test.beforeAll(async () => {
  site = await openSite({
    ...{ database: "postgresql", processes: 2, replica: true, large: false },
    ...{ reviewers: 6, articles: 2, tags: 120 },
  });
  await Promise.all(site.servers.map((server) => server.start()));
});

test.afterAll(() => site?.close());

const project = (path: string) => `/api/v1/projects/${site.crowd.slug}${path}`;

/** Somebody of the class, signed in at one of the processes. */
async function signedIn(account: { readonly email: string }, at: number): Promise<Browser> {
  const browser = new Browser(site.origins, at);
  await browser.signIn(account.email, PASSWORD);
  return browser;
}

/** Tag a passage of an article. */
function save(browser: Browser, assignmentId: string) {
  const mutations = [site.tagger.next()];
  return browser.post(project(`/assignments/${assignmentId}/mutations`), { mutations });
}

/** Hand in an article, with one more tag. */
async function submit(browser: Browser, assignmentId: string): Promise<void> {
  await browser.get(`/projects/${site.crowd.slug}/code/${assignmentId}`);
  expect((await save(browser, assignmentId)).status).toBe(200);
  const { status, text } = await browser.post(
    project(`/assignments/${assignmentId}/submission`),
    {},
  );
  expect(status, text).toBe(200);
}

/** Listen, and note when one is told of a change. */
function listen(browser: Browser) {
  const leaving = new AbortController();
  let said = "";
  const over = browser.stream(
    project("/events"),
    (piece) => (said += piece.toString()),
    leaving.signal,
  );
  return {
    over,
    said: () => said,
    changes: () => said.split("data: changed").length - 1,
    leave: () => leaving.abort(),
  };
}

test("who signs in at one process is signed in at the other, and signing out ends both", async () => {
  const person = await signedIn(site.crowd.reviewers[0]!, A);
  const page = `/projects/${site.crowd.slug}`;
  person.turnTo(B);
  expect((await person.get(page)).status).toBe(200);
  const stream = listen(person);
  await expect.poll(stream.said).toContain("retry:");

  const copied = person.copy();
  const most = await patience(5_000, () => person.get(page));
  person.turnTo(A);
  await person.signOut();
  copied.turnTo(B);
  expect((await copied.get(project("/rounds"))).status).toBe(401);
  const begun = performance.now();
  expect(await stream.over).toBe(200);
  expect(performance.now() - begun, "the stream at the other process ends").toBeLessThan(most);
});

test("what is done at one process is told within two seconds to who listens at the other", async () => {
  const [account] = site.crowd.reviewers;
  const reviewer = await signedIn(account!, A);
  const stream = listen(await signedIn(site.crowd.lead, B));
  await expect.poll(stream.said).toContain("retry:");
  await sleep(1_000); // it has read what it starts from
  const told = async (act: () => Promise<unknown>) => {
    const most = await patience(2_000, () => reviewer.get(`/projects/${site.crowd.slug}`));
    const before = stream.changes();
    await act();
    const begun = performance.now();
    await expect.poll(stream.changes, { intervals: [20] }).toBeGreaterThan(before);
    expect(performance.now() - begun).toBeLessThan(most);
  };
  const [assignmentId] = account!.assignmentIds;
  await told(async () => {
    await reviewer.get(`/projects/${site.crowd.slug}/code/${assignmentId}`);
    expect((await save(reviewer, assignmentId!)).status).toBe(200);
  });
  await told(() => submit(reviewer, assignmentId!));
  expect((await save(reviewer, assignmentId!)).status, "submitted is submitted everywhere").toBe(
    422,
  );
  stream.leave();
});

test("attempts to sign in are counted over both processes together", async () => {
  const { email } = site.crowd.reviewers[1]!;
  const [first, second] = [new Browser(site.origins, A), new Browser(site.origins, B)];
  for (let n = 0; n < 5; n++) {
    expect(await first.trySigningIn(email, "not the password")).toBe(401);
    expect(await second.trySigningIn(email, "not the password")).toBe(401);
  }
  expect(await first.trySigningIn(email, PASSWORD)).toBe(429);
  expect(await second.trySigningIn(email, PASSWORD)).toBe(429);
  await signedIn(site.crowd.reviewers[2]!, B); // and nobody else is locked out
});

test("files are read from the copy, as soon as it holds all that was done", async () => {
  const lead = await signedIn(site.crowd.lead, B);
  const [, , third, fourth] = site.crowd.reviewers;
  await submit(await signedIn(third!, A), third!.assignmentIds[0]!);
  const asFile = async () => {
    const { status, text } = await lead.get(project("/exports/annotations-csv"));
    expect(status, text.slice(0, 200)).toBe(200);
    return text;
  };
  const file = await asFile();

  const primary = new pg.Client(site.postgres!.address(DATABASE));
  const copy = new pg.Client(site.standby!.address(DATABASE));
  await Promise.all([primary.connect(), copy.connect()]);
  const deedsIn = async (client: pg.Client) =>
    (await client.query<{ n: string }>(`SELECT count(*) AS n FROM "AuditEvent"`)).rows[0]!.n;
  await expect.poll(() => deedsIn(copy)).toBe(await deedsIn(primary));
  await copy.query("SELECT pg_wal_replay_pause()"); // which only asks for it
  const state = "SELECT pg_get_wal_replay_pause_state() AS state";
  await expect
    .poll(async () => (await copy.query<{ state: string }>(state)).rows[0]!.state)
    .toBe("paused");
  // Done past the program, so that nothing says that it was done.
  await primary.query(`UPDATE "Article" SET "title" = 'Only at the first server'`);
  expect(await asFile(), "the copy does not know of it").toBe(file);

  await submit(await signedIn(fourth!, A), fourth!.assignmentIds[0]!);
  const anew = await asFile();
  expect(anew, "a copy that is behind is not asked").toContain("Only at the first server");
  expect(anew.split("\n").length).toBeGreaterThan(file.split("\n").length);

  await copy.query("SELECT pg_wal_replay_resume()");
  await expect.poll(asFile).toBe(anew);
  await Promise.all([primary.end(), copy.end()]);
});

test("a process that is told to end under those who tag loses nothing, and the other goes on", async () => {
  const seen = nothingSeen();
  let finishing = false;
  const people = site.crowd.reviewers
    .slice(4)
    .map((account, n) => new Reviewer(new Browser(site.origins, n), account, site, seen));
  await Promise.all(people.map((person) => person.signIn()));
  const coding = people.map(async (person) => {
    while (!finishing) {
      await person.tag();
      await sleep(60); // nobody may save more than 20 a second
    }
  });
  const saved = async (count: number) => {
    const before = seen.writes.length;
    await expect.poll(() => seen.writes.length).toBeGreaterThan(before + count);
  };
  await saved(20);
  for (const server of site.servers) {
    expect(await server.stop()).toBe(0);
    await saved(20);
    await server.start();
    await saved(20);
  }
  finishing = true;
  await Promise.all(coding);
  const expected = /ECONNREFUSED|ECONNRESET|socket hang up|: 503$/;
  expect(seen.errors.filter((error) => !expected.test(error))).toEqual([]);
  expect(await site.verify(), "everything acknowledged is there, once").toBe(0);
});
