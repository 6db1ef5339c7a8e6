import { applyMutations } from "@/lib/data/mutations";
import { createFrames } from "@/lib/data/frames";
import { updateMetadata } from "@/lib/data/articles";
import { updateProject } from "@/lib/data/projects";
import { openThread } from "@/lib/data/thread-changes";
import { renamePerson } from "@/lib/data/users";
import { FRAME_COLORS, FRAME_PATTERNS } from "@/lib/domain/frame";
import { expect, test } from "./fixtures";

/** What would run, load or lead away, were any of it taken for markup; short enough for every field. */
const MARKUP = `<img src=x onerror=alert(1)>"'><svg onload=alert(2)>`;
const TEXT = [
  `Drones ${MARKUP}`,
  "<script>alert(3)</script><base href=//evil.example><meta http-equiv=refresh content=0>",
  "<iframe srcdoc='<script>parent.alert(4)</script>'></iframe><a href=javascript:alert(5)>a</a>",
  "</noscript><math><mtext><option><style><img src onerror=alert(6)></style>",
].join("\n");
test.use({ worldOptions: { texts: [TEXT] } });

test("XS-01, XS-02: what people write and files hold is shown as it is, and never run", async ({
  world,
  pageOf,
}) => {
  const lead = await world.as("lea", "project:edit");
  const [articleId] = world.articleIds as [string];
  await updateProject(lead, {
    ...{ name: MARKUP, description: MARKUP, timeZone: "UTC", pseudonyms: false },
  });
  await renamePerson(world.userId("ana"), MARKUP);
  await createFrames(await world.as("lea", "codebook:edit"), [
    {
      ...{ name: MARKUP, shortName: "IMG", definition: MARKUP, includeWhen: MARKUP, key: "9" },
      ...{ excludeWhen: "", example: MARKUP, counterExample: "", color: FRAME_COLORS[4] },
      ...{ pattern: FRAME_PATTERNS[4], parentId: null, isGroup: false },
    },
  ]);
  await updateMetadata(await world.as("lea", "article:import"), articleId, {
    ...{ title: MARKUP, outlet: MARKUP, author: MARKUP, language: "en", url: null },
    publishedOn: null,
  });
  const assignmentId = await world.assignmentId("ana");
  await applyMutations(await world.as("ana", "annotation:create"), assignmentId, [
    {
      ...{ kind: "create", mutationId: crypto.randomUUID(), annotationId: crypto.randomUUID() },
      ...{ frameId: world.frames.SEC, start: 0, end: 12, memo: MARKUP },
    },
  ]);
  const about = { kind: "article", articleId, roundId: null } as const;
  await openThread(await world.as("lea", "thread:create"), about, MARKUP);

  const project = `/projects/${world.slug}`;
  const went: string[] = [];
  for (const [name, paths] of [
    [
      "lea",
      [
        ...["/", project, `${project}/articles`, `${project}/articles/${articleId}`],
        ...["/codebook", "/discussions", "/members", "/history", "/settings"].map(
          (path) => project + path,
        ),
        `${project}/articles/search?q=${encodeURIComponent(MARKUP)}`,
        `/admin/people?q=${encodeURIComponent(MARKUP)}`,
      ],
    ],
    ["ana", ["/account", `${project}/code/${assignmentId}`]],
  ] as const) {
    const page = await pageOf(name);
    page.on("dialog", (dialog) => {
      went.push(`a dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.on("request", (request) => {
      if (!request.url().startsWith(process.env.PUBLIC_URL!) && !request.url().startsWith("data:"))
        went.push(`a request to ${request.url()}`);
    });
    for (const path of paths) {
      await page.goto(path);
      await expect(page.getByRole("main")).toContainText("<img src=x onerror=alert(1)>");
      const made = await page.evaluate(
        () => document.querySelectorAll("img[src=x], svg[onload], iframe, base, math").length,
      );
      if (made > 0) went.push(`${path} made elements of it`);
    }
  }
  expect(went).toEqual([]);
});
