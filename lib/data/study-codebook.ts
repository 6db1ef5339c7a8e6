import type { Transaction } from "@/lib/db/client";
import type { Attribute, Option } from "@/lib/domain/attribute";
import { asksForFrames } from "@/lib/domain/attribute";
import { newInForm } from "@/lib/domain/codebook/book-form";
import type { FoundFrame } from "@/lib/domain/codebook/fit";
import { fitted } from "@/lib/domain/codebook/fit";
import type { PublishedFrame } from "@/lib/domain/codebook/published";
import { inTreeOrder } from "@/lib/domain/codebook/tree";
import { sameCodebook } from "@/lib/domain/codebook";
import { sameForm } from "@/lib/domain/article-form";
import type { ArticleForm } from "@/lib/domain/article-form";
import { AppError } from "@/lib/domain/errors";
import type { ImportedCode, ImportedQuestion } from "@/lib/domain/interchange/imported-study";
import type { StudyMapping } from "@/lib/domain/interchange/mapping";
import { LEAVE, NEW } from "@/lib/domain/interchange/mapping";
import type { StudyDigest } from "@/lib/domain/interchange/study-digest";
import { draftForm, insertForm } from "./attributes";
import type { CodebookVersion } from "./codebooks";
import { newestVersion, publishIn } from "./codebooks";
import type { EditAccess } from "./frames";
import { insertFrames, readFrames } from "./frames";

/** What a study's codes and questions are here. */
export interface StudyCodebook {
  readonly version: CodebookVersion;
  /** By the code's key; those that are left out have none. */
  readonly frameIds: ReadonlyMap<string, string>;
  /** By the question's key; those that are left out have none. */
  readonly attributes: ReadonlyMap<string, Attribute>;
  readonly newFrames: number;
}

/**
 * Make the frames and questions of a study that the codebook does not have, and publish
 * it with them; where nothing is new, its newest version is used as it is.
 *
 * @param newId makes the ids of all that is new
 * @throws {AppError} conflict while the draft has changes that nobody published;
 *   invalid_input for a choice that is none
 */
export async function addStudyCodebook(
  tx: Transaction,
  access: EditAccess,
  { codes, questions, name }: StudyDigest,
  mapping: StudyMapping,
  newId: () => string,
): Promise<StudyCodebook> {
  const all = await readFrames(tx, access);
  const draft = inTreeOrder(all.filter(({ retired }) => !retired));
  const form = await draftForm(tx, access.projectId);
  const last = await newestVersion(tx, access);
  if (last && !(sameCodebook(last.frames, draft) && sameForm(last.form, form))) throw unpublished();

  const frameIds = existingFrames(mapping, codes, last?.frames ?? []);
  const wanted = new Set(mapping.codes.filter(({ to }) => to === NEW).map(({ key }) => key));
  const found = foundFrames(codes, wanted, new Set(all.map(({ guid }) => guid)));
  const frames = fitted(found, draft, newId);
  await insertFrames(
    tx,
    access,
    draft,
    frames.map(({ ref, note: _note, ...frame }) => ({
      ...frame,
      parentId: frame.parentId ?? frameIds.get(codes[ref]!.parentKey ?? "") ?? null,
    })),
  );
  for (const { ref, id } of frames) frameIds.set(codes[ref]!.key, id);

  const carried = newAttributes(questions, mapping, form, newId);
  const added = newInForm({ attributes: [...carried.values()], rules: [] }, form);
  await insertForm(tx, access, added);
  const changed = frames.length + added.attributes.length > 0;
  const version =
    last && !changed
      ? last
      : await publishIn(tx, access, `Imported${name ? `: ${name}` : " project"}`, {}, newId());
  const attributes = new Map(
    [...carried].map(([key, wanted]) => [key, twinOf(wanted, version.form)] as const),
  );
  return { version, frameIds, attributes, newFrames: frames.length };
}

/**
 * The frames that were chosen for codes, groups for groups.
 * @throws {AppError} invalid_input, when one cannot be tagged with, or is not in the codebook
 */
function existingFrames(
  { codes: choices }: StudyMapping,
  codes: readonly ImportedCode[],
  frames: readonly PublishedFrame[],
): Map<string, string> {
  const chosen = choices.filter(({ to }) => to !== NEW && to !== LEAVE);
  for (const { key, to } of chosen) {
    const code = codes.find((one) => one.key === key);
    const frame = frames.find(({ id }) => id === to);
    if (frame && !frame.isDeleted && (!frame.isGroup || code?.isGroup)) continue;
    throw new AppError(
      "invalid_input",
      "A chosen frame is not in the published codebook, or is a group. Reload the page and choose again.",
    );
  }
  return new Map(chosen.map(({ key, to }) => [key, to]));
}

/** The wanted codes as frames of a file, `ref` being the place among all codes. */
function foundFrames(
  codes: readonly ImportedCode[],
  wanted: ReadonlySet<string>,
  known: ReadonlySet<string>,
): FoundFrame[] {
  const refs = new Map(codes.map(({ key }, ref) => [key, ref]));
  return codes.flatMap((code, ref) => {
    if (!wanted.has(code.key)) return [];
    const guid = guidIn(code.key);
    return [
      {
        ref,
        parent:
          code.parentKey !== null && wanted.has(code.parentKey) ? refs.get(code.parentKey)! : null,
        guid: guid !== null && !known.has(guid) ? guid : null,
        name: code.name,
        isGroup: code.isGroup,
        definition: code.description,
        ...(code.color !== null && { color: code.color }),
      },
    ];
  });
}

/** A code's key where it is a GUID, as REFI-QDA has them: written again, it is the same. */
function guidIn(key: string): string | null {
  const guid = key.replace(/^\{|\}$/g, "").toLowerCase();
  return /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/.test(guid) ? guid : null;
}

/** The questions that are carried over; one of the codebook that asks the same is that one. */
function newAttributes(
  questions: readonly ImportedQuestion[],
  { questions: carried }: StudyMapping,
  form: ArticleForm,
  newId: () => string,
): Map<string, Attribute> {
  const attributes = new Map<string, Attribute>();
  for (const question of questions.filter(({ key }) => carried.includes(key))) {
    const { kind, options, role, scope } = question;
    // A choice needs two answers at least; with fewer its answers are kept as words.
    const isNumber = ({ value }: Option) => String(Number(value)) === value;
    const isChoice =
      kind !== "text" &&
      (role !== null || (options.length >= 2 && (kind !== "scale" || options.every(isNumber))));
    const names = [...form.attributes, ...attributes.values()];
    const isTaken = (name: string) =>
      names.some(
        (other) =>
          other.scope === scope &&
          other.frameId === null &&
          other.name.trim().toLowerCase() === name.toLowerCase() &&
          !(other.role === role && other.kind === (isChoice ? kind : "text")),
      );
    let name = question.name;
    for (let number = 2; isTaken(name); number++) name = `${question.name} (${number})`;
    attributes.set(question.key, {
      ...{ id: newId(), scope, frameId: null, name, question: "", role },
      kind: isChoice ? kind : "text",
      options: isChoice && !asksForFrames({ role }) ? options : [],
      ...{ required: false, condition: null },
    });
  }
  return attributes;
}

function twinOf(wanted: Attribute, form: ArticleForm): Attribute {
  const { role, scope, name } = wanted;
  return form.attributes.find((one) =>
    role === null
      ? one.scope === scope && one.frameId === null && one.name === name
      : one.role === role,
  )!;
}

function unpublished(): AppError {
  return new AppError(
    "conflict",
    "The codebook has changes that are not published. Publish them, or take them back, and import the project then.",
  );
}
