import { prisma } from "@/lib/db/client";
import type { ProjectAccess } from "@/lib/domain/access";
import type { ArticleForm } from "@/lib/domain/article-form";
import type { BookFrame } from "@/lib/domain/codebook/book";
import { bookFrames, guidsOf } from "@/lib/domain/codebook/book";
import {
  bookForm,
  formFromBook,
  formFromTemplate,
  newInForm,
} from "@/lib/domain/codebook/book-form";
import type { FittedFrame, FoundFrame } from "@/lib/domain/codebook/fit";
import { fitted } from "@/lib/domain/codebook/fit";
import type { Template } from "@/lib/domain/codebook/templates/template";
import { AppError } from "@/lib/domain/errors";
import type { BookForm } from "@/lib/domain/export/codebook-json";
import { draftForm, findDraftForm, insertForm } from "./attributes";
import { listCodebookVersions } from "./codebooks";
import type { EditAccess } from "./frames";
import { changeDraft, insertFrames, listDraftFrames, readFrames } from "./frames";

/** A codebook as its files carry it. */
export interface Book {
  readonly frames: readonly BookFrame[];
  readonly form: BookForm;
}

/** A published version as a file carries it. @throws {AppError} not_found */
export async function readPublishedBook(access: ProjectAccess, number: number): Promise<Book> {
  const version = (await listCodebookVersions(access)).find((one) => one.number === number);
  if (!version) throw new AppError("not_found", `There is no codebook version ${number}.`);
  const guidOf = guidsOf(await readFrames(prisma, access));
  return bookOf(version.frames, version.form, guidOf);
}

/** The draft as a file carries it. */
export async function readDraftBook(access: EditAccess): Promise<Book> {
  const [frames, form, all] = await Promise.all([
    listDraftFrames(access),
    findDraftForm(access),
    readFrames(prisma, access),
  ]);
  return bookOf(frames, form, guidsOf(all));
}

function bookOf(
  frames: Parameters<typeof bookFrames>[0],
  form: ArticleForm,
  guidOf: ReturnType<typeof guidsOf>,
): Book {
  return { frames: bookFrames(frames, guidOf), form: bookForm(form, (id) => guidOf({ id })) };
}

/** A codebook from elsewhere: the frames of a file or a template, and how to make its form. */
export type Incoming =
  | { readonly kind: "file"; readonly frames: readonly FoundFrame[]; readonly form: BookForm }
  | { readonly kind: "template"; readonly template: Template };

/** What would be added to the draft, for a person to look at first. Nothing is stored. */
export interface Preview {
  readonly frames: readonly FittedFrame[];
  /** The names of the questions that would be added. */
  readonly questions: readonly string[];
  readonly rules: readonly string[];
}

export async function previewCodebook(access: EditAccess, incoming: Incoming): Promise<Preview> {
  const [all, form] = await Promise.all([readFrames(prisma, access), findDraftForm(access)]);
  // Nothing is stored, and the same draft is to look the same each time.
  let number = 0;
  const newId = () => `new-${++number}`;
  const frames = fittedTo(incoming, all, newId);
  const added = formOf(incoming, frames, form, newId);
  return {
    frames,
    questions: added.attributes.map(({ name }) => name),
    rules: added.rules.map(({ message }) => message),
  };
}

/**
 * Add a codebook from elsewhere to the draft, after what is there: all of it, or
 * nothing. No frame, question or rule of the draft is changed.
 *
 * @returns the number of frames added
 * @throws {AppError} invalid_input, naming what is wrong
 */
export function addCodebook(access: EditAccess, incoming: Incoming): Promise<number> {
  return changeDraft(access, async (tx, draft) => {
    const newId = () => crypto.randomUUID();
    const frames = fittedTo(incoming, await readFrames(tx, access), newId);
    await insertFrames(
      tx,
      access,
      draft,
      frames.map(({ ref: _ref, note: _note, ...frame }) => frame),
    );
    const draftOfForm = await draftForm(tx, access.projectId);
    await insertForm(tx, access, formOf(incoming, frames, draftOfForm, newId));
    return frames.length;
  });
}

function fittedTo(
  incoming: Incoming,
  all: Awaited<ReturnType<typeof readFrames>>,
  newId: () => string,
): FittedFrame[] {
  const found = incoming.kind === "file" ? incoming.frames : incoming.template.frames;
  const known = new Set(all.map(({ guid }) => guid));
  const live = all.filter(({ retired }) => !retired);
  return fitted(
    found.map((frame) => ({ ...frame, guid: known.has(frame.guid ?? "") ? null : frame.guid })),
    live,
    newId,
  );
}

function formOf(
  incoming: Incoming,
  frames: readonly FittedFrame[],
  draft: ArticleForm,
  newId: () => string,
): ArticleForm {
  const form =
    incoming.kind === "template"
      ? formFromTemplate(
          incoming.template,
          (ref) => frames.find((one) => one.ref === ref)?.id,
          newId,
        )
      : formFromBook(incoming.form, byGuid(incoming.frames, frames), newId);
  return newInForm(form, draft);
}

function byGuid(found: readonly FoundFrame[], frames: readonly FittedFrame[]) {
  const refs = new Map(found.map(({ guid, ref }) => [guid, ref]));
  return (guid: string) => frames.find(({ ref }) => ref === refs.get(guid))?.id;
}
