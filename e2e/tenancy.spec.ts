import type { Answer } from "./ask";
import { readBuild } from "./build";
import type { Places } from "./places";
import { ROUTES } from "./routes";
import type { Asked, Row } from "./row";
import { namedIn } from "./row";
import { difference, plain } from "./sameness";
import type { Actor } from "./stage";
import { ACTORS } from "./stage";
import type { Walls } from "./walls";
import { expect, isDone, label, test } from "./walls";

test.describe.configure({ timeout: 600_000 });
test.use({ trace: "off" });

test("AZ-01: every route and action of the build is in the table, and nothing else", () => {
  const { pages, handlers, actionIds } = readBuild();
  const named = (kind: Row["kind"]) => [
    ...new Set(ROUTES.filter((row) => row.kind === kind).map(({ name }) => name)),
  ];
  expect(named("page").sort()).toEqual([...pages].sort());
  expect(named("handler").sort()).toEqual([...handlers].sort());
  expect(named("action").sort()).toEqual([...actionIds.keys()].sort());
});

for (const actor of ACTORS) {
  test(`AZ-01, AN-10: ${actor}: every route and action answers as the table says`, async ({
    walls,
  }) => {
    const problems: string[] = [];
    for (const row of ROUTES) {
      const expected = row.expected[actor];
      const asked = row.request(walls.stage.places);
      const { status, headers, body } = await walls.ask(actor, row, asked);
      const changed = await walls.changes();
      const report = (what: string) => problems.push(`${label(row)}: ${what}`);
      if (status !== expected) report(`${status}, not ${expected}`);
      if (body.includes("$argon2id$")) report("told how a password is kept");
      if (!isDone(expected)) {
        if (changed.length > 0) report(`changed ${changed.join()}`);
        if (body.includes(walls.stage.secret)) report("told a secret");
      }
      if (expected === 307 && actor === "anonymous") {
        if (!headers.location?.startsWith("/sign-in?next=")) report(`leads to ${headers.location}`);
      }
    }
    expect(problems).toEqual([]);
  });
}

const STRANGERS: readonly Actor[] = [
  "reviewer elsewhere",
  "lead elsewhere",
  "disabled member",
  "administrator",
];

test("to strangers a project is the same as none", async ({ walls }) => {
  const { places } = walls.stage;
  const problems: string[] = [];
  for (const row of ROUTES.filter((each) => namedIn(each, places).has("slug"))) {
    for (const actor of STRANGERS) {
      problems.push(...(await compare(walls, actor, row, { slug: places.slug })));
    }
  }
  expect(problems).toEqual([]);
});

test("what belongs to another project is unknown in this one, and not changed", async ({
  walls,
}) => {
  const { places, elsewhere } = walls.stage;
  const members: readonly Actor[] = ["lead", "adjudicator", "reviewer"];
  const problems: string[] = [];
  for (const row of ROUTES) {
    const actor = members.find((one) => isDone(row.expected[one]));
    if (!actor) continue;
    for (const key of namedIn(row, places)) {
      if (key === "slug" || key === "email") continue;
      // A token opens its door to whoever holds it, so only an invented one is unknown.
      const id = key.endsWith("Token") ? unknownId(places[key]) : elsewhere[key];
      if (id === places[key]) continue;
      problems.push(...(await compare(walls, actor, row, { [key]: id }, row.unknown[key])));
    }
  }
  expect(problems).toEqual([]);
});

test("AZ-07: what a teammate has to code is unknown to the others", async ({ walls }) => {
  const { assignmentId, teammatesAssignmentId, annotationId, draftId } = walls.stage.places;
  const problems: string[] = [];
  for (const row of ROUTES) {
    const named = namedIn(row, walls.stage.places);
    if (named.has("assignmentId")) {
      problems.push(
        ...(await compare(walls, "lead", row, { assignmentId })),
        ...(await compare(walls, "adjudicator", row, { assignmentId })),
        ...(await compare(walls, "reviewer", row, { assignmentId: teammatesAssignmentId })),
      );
    }
    if (named.has("ownAnnotationId")) {
      const foreign = { ownAnnotationId: annotationId };
      problems.push(
        ...(await compare(walls, "reviewer", row, foreign, row.unknown.ownAnnotationId)),
      );
    }
    if (row.kind === "page" && row.name.includes("/compare/[")) {
      problems.push(...(await compare(walls, "reviewer", row, { articleId: draftId })));
    }
  }
  expect(problems).toEqual([]);
});

test("AZ-10: one foreign article among one's own, none, or too many, and nothing is done", async ({
  walls,
}) => {
  const row = ROUTES.find(({ name }) => name.endsWith("#changeArticles"))!;
  const { places, elsewhere } = walls.stage;
  for (const [article, expected] of [
    [[places.draftId, elsewhere.draftId], 404],
    [[], 422],
    [Array.from({ length: 10_001 }, () => crypto.randomUUID()), 422],
    [[places.draftId, places.draftId], 200],
    [[places.draftId], 200],
  ] as const) {
    const asked = { ...row.request(places), args: [places.slug, article, { kind: "freeze" }] };
    expect((await walls.ask("lead", row, asked)).status).toBe(expected);
    expect((await walls.changes()).length > 0).toBe(expected === 200);
  }
});

test("AZ-10: wherever several things are named at once, one foreign among them is enough for nothing to be done", async ({
  walls,
}) => {
  const { places, elsewhere } = walls.stage;
  const problems: string[] = [];
  let tried = 0;
  for (const row of ROUTES.filter(({ method }) => method !== "GET")) {
    const actor = ACTORS.find((one) => isDone(row.expected[one]));
    if (!actor) continue;
    for (const { what, asked } of bulksOf(row.request(places), places, elsewhere)) {
      tried++;
      const { status } = await walls.ask(actor, row, asked);
      const changed = await walls.changes();
      if (![404, 413, 422].includes(status) || changed.length > 0) {
        problems.push(`${label(row)} with ${what}: ${status}, changed ${changed.join()}`);
      }
    }
  }
  expect(problems).toEqual([]);
  expect(tried).toBeGreaterThan(20);
});

test("AZ-04: a form about accounts takes no field that it did not ask for", async ({ walls }) => {
  const forms = [
    ...["signInWithPassword", "acceptInvitationAsNewPerson", "changeName", "changePassword"],
    ...["createProject", "createInvitation", "changeRole"],
  ];
  const problems: string[] = [];
  for (const row of ROUTES.filter(({ name }) => forms.includes(name.split("#")[1] ?? ""))) {
    const actor = ACTORS.find((one) => isDone(row.expected[one]))!;
    for (const field of ["isAdmin", "userId", "projectId", "createdAt"]) {
      const asked = row.request(walls.stage.places);
      for (const entered of asked.args ?? []) {
        if (entered instanceof FormData) entered.append(field, walls.stage.places.memberId);
      }
      const { status } = await walls.ask(actor, row, asked);
      const changed = await walls.changes();
      if (status !== 422 || changed.length > 0) {
        problems.push(`${label(row)} with ${field}: ${status}, changed ${changed.join()}`);
      }
    }
  }
  expect(problems).toEqual([]);
});

test("AZ-04: nobody writes in another's name, or says when", async ({ walls }) => {
  const row = ROUTES.find(({ name }) => name.endsWith("/mutations"))!;
  const asked = row.request(walls.stage.places);
  const { mutations } = asked.json as { mutations: [object] };
  for (const field of ["reviewerId", "projectId", "createdAt", "submittedAt", "revision"]) {
    const json = { mutations: [{ ...mutations[0], [field]: walls.stage.places.memberId }] };
    expect((await walls.ask("reviewer", row, { ...asked, json })).status).toBe(422);
  }
  expect(await walls.changes()).toEqual([]);
});

/**
 * Ask for something of which this person may know nothing, and for something that
 * does not exist. @returns what gives the one away, and what was changed
 */
async function compare(
  { stage, ask, changes }: Walls,
  actor: Actor,
  row: Row,
  hidden: Partial<Places>,
  expected = 404,
): Promise<string[]> {
  const [[key, id]] = Object.entries(hidden) as [[string, string]];
  let answers: readonly [Answer, Answer];
  // React sends the parts of a page as they are ready: what tells the two apart would show each time.
  for (let left = row.kind === "page" ? 4 : 1; ; left--) {
    const both: Answer[] = [];
    for (const value of [id, unknownId(id)]) {
      const asked = row.request({ ...stage.places, [key]: value });
      both.push(plain(await ask(actor, row, asked), new Map([[value, "<id>"]])));
    }
    answers = both as [Answer, Answer];
    if (left === 1 || !difference(...answers)) break;
  }
  const [one, other] = answers;
  const problems = [];
  if (one.status !== expected) problems.push(`${one.status}, not ${expected}`);
  const differs = difference(one, other);
  if (differs) problems.push(`not as what is unknown: ${differs}`);
  const changed = await changes();
  if (changed.length > 0) problems.push(`changed ${changed.join()}`);
  return problems.map((problem) => `${actor}, ${label(row)}, ${key}: ${problem}`);
}

/** The fields of forms that may be there several times. */
const SEVERAL = ["article", "reviewer"];

/** What is asked, with a foreign id beside each of several own ones, with none of them, and with too many. */
function bulksOf(
  asked: Asked,
  places: Places,
  elsewhere: Places,
): { readonly what: string; readonly asked: Asked }[] {
  const keys = new Map(Object.entries(places).map(([key, id]) => [id as string, key]));
  const found: { what: string; asked: Asked }[] = [];
  const walk = (value: unknown, path: string, put: (changed: unknown) => Asked) => {
    if (value instanceof FormData) {
      for (const name of SEVERAL) {
        const key = keys.get(value.get(name) as string);
        if (key === undefined) continue;
        const changed = new FormData();
        for (const [field, entered] of value) changed.append(field, entered);
        changed.append(name, elsewhere[key as keyof Places]);
        found.push({ what: `${path}.${name}`, asked: put(changed) });
      }
    } else if (Array.isArray(value)) {
      const list: readonly unknown[] = value;
      const key = list.flatMap((one) => keys.get(one as string) ?? [])[0];
      if (path !== "" && key !== undefined) {
        const many = Array.from({ length: 10_001 }, () => crypto.randomUUID());
        for (const ids of [[...list, elsewhere[key as keyof Places]], [], many]) {
          found.push({ what: `${path}[${ids.length}]`, asked: put(ids) });
        }
      }
      list.forEach((one, at) =>
        walk(one, `${path}[${at}]`, (changed) => put(list.with(at, changed))),
      );
    } else if (typeof value === "object" && value !== null) {
      for (const [name, one] of Object.entries(value)) {
        walk(one, `${path}.${name}`, (changed) => put({ ...value, [name]: changed }));
      }
    }
  };
  if (asked.args) walk(asked.args, "", (args) => ({ ...asked, args: args as Asked["args"] & {} }));
  else walk(asked.json, "", (json) => ({ ...asked, json }));
  return found;
}

/** An id of nothing, as long as the other. */
function unknownId(id: string): string {
  return id.replace(/[0-9a-z]/g, "0");
}
