import { requireComparison } from "@/lib/data/comparisons";
import { correctText } from "@/lib/data/corrections";
import { createDecision } from "@/lib/data/decisions";
import { applyMutations } from "@/lib/data/mutations";
import { freezeArticles } from "@/lib/data/articles";
import { joinPrintings } from "@/lib/data/duplicate-changes";
import { createImportBatch, importText, startImport } from "@/lib/data/imports";
import { cancelJob } from "@/lib/data/jobs";
import { requireCodingDesk } from "@/lib/data/assignments";
import { openThread, reply } from "@/lib/data/thread-changes";
import { beginSecondStep, confirmSecondStep } from "@/lib/data/second-steps";
import { createSample } from "@/lib/data/samples";
import { createStudyImport } from "@/lib/data/study-imports";
import { submitAssignment } from "@/lib/data/submissions";
import type { World } from "@/lib/data/testing/world";
import { at, TEXT } from "@/lib/data/testing/world";
import { createSecret } from "@/lib/server/second-step";
import { programsOf } from "./programs-of";
import { freeze, keepFile, SAMPLING_PLAN } from "./places";
import type { Page } from "@playwright/test";
import { expect, expectAccessible, test } from "./fixtures";
import { revealNorming } from "@/lib/data/norming";
import { handIn, sessionsOf } from "./sessions-of";

/** Every page with something on it, as a wide light screen and as a dark phone. */
const VIEWS = [
  { name: "wide and light", viewport: { width: 1280, height: 900 }, colorScheme: "light" },
  { name: "a dark phone", viewport: { width: 390, height: 844 }, colorScheme: "dark" },
] as const;

async function pagesOf(world: World): Promise<[string, string][]> {
  const project = `/projects/${world.slug}`;
  const [articleId] = world.articleIds;
  const importer = await world.as("lea", "article:import");
  const batch = await createImportBatch(importer, "paste");
  const draft = {
    fileName: "draft.txt",
    encoding: "UTF-8",
    raw: `Home\n5 min read\n${TEXT} More.`,
  };
  const outcome = await importText(importer, batch, draft);
  if (!outcome.stored) throw new Error(outcome.message);

  const prepared = await createImportBatch(importer, "browser");
  await keepFile(importer, prepared, "a-text-with-a-long-name.txt", draft.raw);
  const stopped = await createImportBatch(importer, "browser");
  await keepFile(importer, stopped, "stopped.txt", "Never read.");
  await cancelJob(importer, await startImport(importer, stopped, {}));

  const reprint = { ...draft, fileName: "reprint.txt", raw: `Six drones\n${TEXT} As agreed.` };
  const printing = await importText(importer, batch, reprint);
  if (!printing.stored) throw new Error(printing.message);
  await freezeArticles(importer, [printing.articleId]);
  const clusterId = await joinPrintings(importer, [articleId!, printing.articleId]);
  const planner = await world.as("lea", "assignment:edit");
  const sampleId = await createSample(planner, "Pilot", { ...SAMPLING_PLAN, strata: "outlet" });

  for (const [name, words] of [
    ["ana", "warn of dependence"],
    ["ben", "dependence"],
  ] as const) {
    const access = await world.as(name, "annotation:create");
    const assignmentId = await world.assignmentId(name);
    await applyMutations(access, assignmentId, [
      {
        kind: "create",
        mutationId: crypto.randomUUID(),
        annotationId: crypto.randomUUID(),
        frameId: world.frames.SEC,
        memo: "A note.",
        ...at(words),
      },
    ]);
    await submitAssignment(access, assignmentId, { noFrameFound: false });
  }
  const { reportId, reportToken } = await freeze(await world.as("lea", "report:edit"), "Pilot");
  const study = await createStudyImport(await world.as("lea", "project:edit"), "browser");
  await keepFile(importer, study, "study.json", '[{"id":1,"data":{"text":"A levy."}}]');
  const threadId = await discussTag(world);
  const { webhookId } = await programsOf(world, "of the team");
  await secondStepsOf(world);
  await correctSettled(world);
  const compare = `${project}/compare/${world.roundId}/${articleId}`;
  const sessions = await sessionsOf(world, "long name of a round", [articleId!, articleId!]);
  for (const name of ["ana", "ben"]) await handIn(world, name, sessions.normingId, "A note.");
  await revealNorming(await world.as("lea", "assignment:edit"), sessions.normingId);
  return [
    ["lea", "/"],
    ["lea", "/account"],
    ["ana", "/account/second-step"],
    ["noor", "/account/second-step"],
    ["jon", "/account/second-step"],
    ["jon", "/account"],
    ["lea", "/api-docs"],
    ["lea", "/projects/new"],
    ["lea", "/admin"],
    ["lea", `/admin/people?q=${world.slug.replace("levy-", "")}`],
    ["lea", "/admin/people?q=nobody-is-called-so&show=disabled"],
    ["lea", project],
    ["lea", `${project}/articles`],
    ["lea", `${project}/articles?q=drone*&missing=outlet&columns=outlet+author+url`],
    ["lea", `${project}/articles/search?q=dependence`],
    ["lea", `${project}/articles/outlets`],
    ["lea", `${project}/articles/${articleId}?at=10-15`],
    ["lea", `${project}/articles/duplicates`],
    ["lea", `${project}/articles/duplicates/${clusterId}`],
    ["lea", `${project}/articles/samples`],
    ["lea", `${project}/articles/samples/${sampleId}`],
    ["lea", `${project}/articles/import`],
    ["lea", `${project}/articles/import/${prepared}`],
    ["lea", `${project}/articles/import/${stopped}`],
    ["lea", `${project}/import`],
    ["lea", `${project}/import/${study}`],
    ["lea", `${project}/articles/${outcome.articleId}`],
    ["lea", `${project}/articles/${articleId}`],
    ["lea", `${project}/articles/${articleId}/correct`],
    ["lea", `${project}/codebook`],
    ["lea", `${project}/codebook/templates`],
    ["lea", `${project}/codebook/import`],
    ["lea", `${project}/codebook/new`],
    ["lea", `${project}/codebook/glossary`],
    ["lea", `${project}/codebook/new?kind=group`],
    ["lea", `${project}/codebook/${world.frames.SEC}`],
    ["lea", `${project}/codebook/form`],
    ["lea", `${project}/codebook/form/new`],
    ["lea", `${project}/codebook/versions/1`],
    ["lea", `${project}/codebook/versions/compare?from=1&to=draft`],
    ["lea", `${project}/codebook/suggestions`],
    ["lea", `${project}/board`],
    ["lea", `${project}/history`],
    ["lea", `${project}/articles/${articleId}/history`],
    ["lea", `${project}/assignments`],
    ["lea", `${project}/assignments/new?round=${world.roundId}`],
    ["lea", `${project}/assignments/rounds/new`],
    ["lea", `${project}/rounds/${world.roundId}`],
    ["lea", `${project}/rounds/${world.roundId}/edit`],
    ["lea", `${project}/rounds/${world.roundId}/plan`],
    ["lea", `${project}/rounds/${world.roundId}/submissions`],
    ["lea", `${project}/rounds/${sessions.trainingId}/training`],
    ["lea", `${project}/rounds/${sessions.trainingId}/submissions`],
    ["jon", `${project}/rounds/${sessions.normingId}/norming`],
    ["ana", `${project}/rounds/${sessions.normingId}/norming`],
    ["ana", `${project}/code/${sessions.trainedAssignmentId}/feedback`],
    ["ana", `${project}/code/${sessions.normedAssignmentId}`],
    ["ana", `${project}/queue/${world.roundId}`],
    ["lea", `${project}/statistics`],
    ["lea", `${project}/statistics?layer=reviewer`],
    ["lea", `${project}/statistics?without=stale&without=suggested`],
    ...["outlets", "text", "together", "voices", "words", "settling", "agreement"].map(
      (part): [string, string] => ["lea", `${project}/statistics?show=${part}&layer=reviewer`],
    ),
    ["lea", `${project}/statistics/passages?layer=reviewer&frame=${world.frames.SEC}`],
    ["noor", `${project}/statistics/passages?cell=without&frame=${world.frames.PRA}`],
    ["lea", `${project}/statistics/indicators`],
    ["lea", `${project}/statistics/agreement`],
    ["lea", `${project}/statistics/agreement/differences`],
    ["lea", `${project}/statistics/agreement/passages?outcome=boundary&frame=${world.frames.SEC}`],
    ["noor", `${project}/statistics/agreement/gamma`],
    ["lea", `${project}/statistics/planner`],
    ["ana", "/calculator"],
    ["lea", `${project}/statistics/reports`],
    ["lea", `${project}/statistics/reports/${reportId}?since=frozen`],
    ["noor", `${project}/statistics/reports/${reportId}`],
    ["noor", `/public/reports/${reportToken}`],
    ["lea", `${project}/export`],
    ["lea", `${project}/export?layer=final`],
    ["lea", `${project}/members`],
    ["lea", `${project}/settings`],
    ["lea", `${project}/settings/tokens`],
    ["lea", `${project}/settings/webhooks`],
    ["lea", `${project}/settings/webhooks/${webhookId}`],
    ["lea", `${project}/trash`],
    ["ana", `${project}/trash`],
    ["lea", `${project}/inbox`],
    ["lea", `${project}/discussions?frame=${world.frames.SEC}`],
    ["jon", `${project}/discussions/${threadId}`],
    ["noor", `${project}/inbox`],
    ["jon", compare],
    ["jon", `${project}/compare?state=waiting`],
    ["jon", `${project}/compare`],
    ["ana", `${compare}/feedback`],
    ["ana", project],
    ["ana", `${project}/codebook`],
    ["ana", `${project}/code/recheck`],
    ["ana", `${project}/confirm`],
    ["ben", `${project}/confirm`],
    ["ana", `${project}/code/${await world.assignmentId("ana")}`],
    ["ana", compare],
    ["noor", project],
    ["noor", `${project}/statistics`],
  ];
}

/** Noor has begun to turn on her second step, jon's is on. */
async function secondStepsOf(world: World): Promise<void> {
  await beginSecondStep(world.userId("noor"), createSecret());
  const [jon, secret] = [world.userId("jon"), createSecret()];
  await beginSecondStep(jon, secret);
  await confirmSecondStep(jon, { secret, step: 1 }, ["one", "two"], "none");
}

/** Ana asks about her tag, mentions the lead, and the adjudicator answers. */
async function discussTag(world: World): Promise<string> {
  const ana = await world.as("ana", "thread:create");
  const [tag] = (
    await requireCodingDesk(
      await world.as("ana", "annotation:create"),
      await world.assignmentId("ana"),
    )
  ).annotations;
  const about = { kind: "annotation", annotationId: tag!.id } as const;
  const threadId = await openThread(ana, about, "Is this security, @lea?");
  await reply(await world.as("jon", "thread:create"), threadId, "It is.");
  return threadId;
}

/** A decision on Ana's tag, and a correction of the words that it and Ben's stand on. */
async function correctSettled(world: World): Promise<void> {
  const [articleId] = world.articleIds as [string];
  const judge = await world.as("jon", "decision:create");
  const { annotations } = await requireComparison(
    await world.as("jon", "review:create"),
    world.roundId,
    articleId,
  );
  const { id, frameId, start, end } = annotations.find(
    ({ reviewerId }) => reviewerId === world.userId("ana"),
  )!;
  const passage = { frameId, start, end, textVersion: 1 };
  await createDecision(judge, world.roundId, articleId, {
    ...{ kind: "adopted", ...passage, reason: "", annotationIds: [id] },
  });
  await correctText(await world.as("lea", "article:import"), {
    ...{ articleId, note: "As it was printed", baseTextVersion: 1 },
    text: TEXT.replace("warn of dependence", "warned of a debt"),
  });
}

/** Parts in which the pages are looked at, each in a project of its own. */
const PARTS = 4;

for (let part = 0; part < PARTS; part++) {
  test(`every page is accessible and as wide as the screen (${part + 1} of ${PARTS})`, async ({
    world,
    pageOf,
  }) => {
    test.setTimeout(600_000);
    const pages = new Map<string, Page>();
    const all = await pagesOf(world);
    for (const [person, address] of all.filter((_, n) => n % PARTS === part)) {
      const page = pages.get(person) ?? (await pageOf(person));
      pages.set(person, page);
      await test.step(`${person}: ${address.replace(world.slug, "…")}`, async () => {
        const answer = await page.goto(address);
        expect(answer?.status()).toBe(200);
        await expect(page.getByRole("heading", { level: 1 }).first()).toBeVisible();
        for (const { name, viewport, colorScheme } of VIEWS) {
          await test.step(name, async () => {
            await page.setViewportSize(viewport);
            await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
            await expectAccessible(page);
            const width = await page.evaluate(() => document.documentElement.scrollWidth);
            expect(width).toBeLessThanOrEqual(viewport.width);
          });
        }
      });
    }
  });
}
