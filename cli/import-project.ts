import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import { findCodebook } from "@/lib/data/codebooks";
import { listMembers } from "@/lib/data/members";
import { createStudyImport, lookIntoStudy, startStudyImport } from "@/lib/data/study-imports";
import type { StoredStudy } from "@/lib/data/study-store";
import type { ProjectAccess } from "@/lib/domain/access";
import { grant } from "@/lib/domain/access";
import { AppError } from "@/lib/domain/errors";
import type { FoundStudy } from "@/lib/domain/interchange/found-study";
import { OFFSET_UNITS } from "@/lib/domain/interchange/imported-study";
import type { Choice, Offered } from "@/lib/domain/interchange/mapping";
import { LEAVE, NEW, suggestedMapping } from "@/lib/domain/interchange/mapping";
import { runQueued } from "@/lib/server/jobs/run";
import { studyImport } from "@/lib/server/jobs/study-import";
import { studyLook } from "@/lib/server/jobs/study-look";
import { UsageError } from "./command";
import { keepFile } from "./keep-file";
import { openProject } from "./project";

export const usage = `import-project --project SLUG FILE [--dry-run] [--map FILE] [--round NAME]
       [--unit UNIT] [--json]

Import a project of another program: texts, codes and everybody's tags, as one closed
round. --dry-run only tells what is in the file and what cannot be carried over. --map
names a JSON file that says what becomes of whom:

  { "people": { "Ana": "ana@example.org", "Ben": "new", "Eve": "leave" },
    "codes": { "Economy": "Economic consequences", "Misc": "leave" } }

People of the file are named by name or key, members by e-mail address, frames by name.
Who is not named becomes somebody new who cannot sign in; a code that is not named
becomes the frame of the same name, or a new one. --unit (${OFFSET_UNITS.join(", ")})
says in what the file counts where it does not tell. --json prints everything as JSON.`;

const mapFile = z.strictObject({
  people: z.record(z.string(), z.string()).default({}),
  codes: z.record(z.string(), z.string()).default({}),
});

export async function run(args: string[]): Promise<void> {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      project: { type: "string" },
      "dry-run": { type: "boolean" },
      map: { type: "string" },
      round: { type: "string" },
      unit: { type: "string" },
      json: { type: "boolean" },
    },
  });
  const [file, ...others] = positionals;
  if (!file || others.length > 0) throw new UsageError("Name one file.");
  const unit = values.unit === undefined ? null : OFFSET_UNITS.find((one) => one === values.unit);
  if (unit === undefined) throw new UsageError(`--unit is one of ${OFFSET_UNITS.join(", ")}.`);

  const access = await openProject(values.project, "project:edit");
  const batchId = await createStudyImport(access, "command line");
  await keepFile(grant(access, "article:import")!, batchId, file);
  const lookId = await lookIntoStudy(access, batchId, unit);
  const looked = await runQueued(access, studyLook, lookId, () => {});
  if (!looked) throw new AppError("invalid_input", "The file could not be read.");
  const found = looked.found as unknown as FoundStudy;
  if (values["dry-run"]) {
    console.log(values.json ? JSON.stringify(found) : foundWords(found));
    return;
  }
  const offered = await offer(access);
  const suggested = suggestedMapping(found, offered);
  const chosen = values.map === undefined ? { people: {}, codes: {} } : await readMap(values.map);
  const { users, codes } = found.digest;
  const jobId = await startStudyImport(access, batchId, {
    roundName: values.round ?? found.digest.name ?? basename(file),
    ...(unit && { unit }),
    questions: suggested.questions,
    people: chosenOf(suggested.people, users, chosen.people, (to) => {
      const email = to.toLowerCase();
      return offered.members.find((member) => member.email === email)?.userId;
    }),
    codes: chosenOf(suggested.codes, codes, chosen.codes, (to) => {
      return offered.frames.find(({ name }) => name === to)?.id;
    }),
  });
  const stored = await runQueued(access, studyImport, jobId, (done, total) => {
    if (process.stderr.isTTY) process.stderr.write(`\r${done} of ${total ?? "?"} articles`);
  });
  if (process.stderr.isTTY) process.stderr.write("\r\x1b[K");
  if (!stored) throw new AppError("conflict", "The import was stopped; nothing is stored.");
  if (values.json) console.log(JSON.stringify({ found, stored }));
  else {
    console.log(foundWords(found));
    const { tags, roundId } = stored as unknown as StoredStudy;
    console.log(`${tags} tags are stored as the round ${roundId}.`);
  }
}

async function readMap(path: string): Promise<z.infer<typeof mapFile>> {
  try {
    return mapFile.parse(JSON.parse(await readFile(path, "utf8")));
  } catch (error) {
    throw new AppError("invalid_input", `${path} is no mapping; --help shows one.`, {
      cause: error,
    });
  }
}

/** @throws {AppError} invalid_input for a name that is in neither the file nor the project */
function chosenOf(
  suggested: readonly Choice[],
  things: readonly { readonly key: string; readonly name: string }[],
  chosen: Readonly<Record<string, string>>,
  idOf: (to: string) => string | undefined,
): Choice[] {
  const choices = new Map(suggested.map(({ key, to }) => [key, to]));
  for (const [named, to] of Object.entries(chosen)) {
    const thing = things.find(({ key, name }) => key === named || name === named);
    const id = to === NEW || to === LEAVE ? to : idOf(to);
    if (!thing || id === undefined) {
      throw new AppError(
        "invalid_input",
        thing ? `“${to}” is not in this project.` : `“${named}” is not in the file.`,
      );
    }
    choices.set(thing.key, id);
  }
  return Array.from(choices, ([key, to]) => ({ key, to }));
}

async function offer(access: ProjectAccess<"project:edit">): Promise<Offered> {
  const codebook = await findCodebook(access);
  const members = await listMembers(grant(access, "member:read")!);
  return { frames: codebook?.frames ?? [], members };
}

function foundWords({ label, digest }: FoundStudy): string {
  const { articles, codes, users, tags, placing, lost } = digest;
  return [
    `${label}: ${articles.length} articles, ${tags} tags, ${codes.length} codes, ${users.length} people.`,
    ...placing.refused.map(({ reason, count }) => `Not carried: ${count} tags (${reason}).`),
    ...lost.map(({ what, count, why }) => `Not carried: ${count} ${what}. ${why}`),
  ].join("\n");
}
