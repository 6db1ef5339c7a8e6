import type { Attribute } from "../../attribute";
import { descriptionOf } from "../../codebook/description";
import type { Branch } from "../../codebook/tree";
import { treeOf } from "../../codebook/tree";
import { ORIGIN } from "../codebook-qdc";
import { coderNames } from "../coders";
import type { FileOfSet, FileSetFormat, Pieces } from "../exporter";
import type { Study, StudyArticle, StudyCoding, StudyFrame } from "../study";
import type { XmlElement } from "../xml";
import { XML_DECLARATION, xmlElement, xmlStart } from "../xml";
import { ids } from "./ids";
import type { WrittenText } from "./line-ends";
import { withCrlf, withLf } from "./line-ends";
import type { ProjectParts } from "./notes";
import { textSource } from "./text-source";
import { answersVariable, metadataVariables } from "./variables";

const ABOUT = {
  group: "qda",
  lacks:
    "Zones, confidence and wishes to discuss are not in it, nor tags whose passage a correction removed.",
  extension: "qdpx",
  mediaType: "application/zip",
  from: "study",
} as const;

/** A REFI-QDA 1.5 project: the programs for qualitative analysis read it. */
export const refiQda: FileSetFormat<"study"> = {
  ...ABOUT,
  name: "REFI-QDA project",
  use: "For ATLAS.ti, NVivo for Mac, QualCoder, Quirkos and other programs for qualitative analysis.",
  file: "refi-qda",
  files: (study) => projectFiles(study, withLf),
};

/** The same with CRLF at line ends, and positions that count them. */
export const refiQdaCrlf: FileSetFormat<"study"> = {
  ...ABOUT,
  name: "REFI-QDA project for Windows",
  use: "For MAXQDA and for NVivo on Windows, which count line ends as two characters.",
  file: "refi-qda-windows",
  files: (study) => projectFiles(study, withCrlf),
};

/** What the first reading of the articles finds out, for the parts that stand before them. */
interface Found {
  /** The hash of each text that was written. */
  readonly texts: Map<string, string>;
  /** Who coded, by user GUID, with the articles. */
  readonly coders: Map<string, { readonly coding: StudyCoding; readonly sources: string[] }>;
  /** The questions on articles that somebody answered, with the user. */
  readonly answered: Map<string, { readonly question: Attribute; readonly user: string }>;
}

/**
 * The texts, then the project, which tells of all of them: the articles are read twice,
 * so that none has to be kept. What changed in between is left out.
 */
async function* projectFiles(
  study: Study,
  write: (text: string) => WrittenText,
): AsyncGenerator<FileOfSet> {
  const found: Found = { texts: new Map(), coders: new Map(), answered: new Map() };
  for await (const article of study.articles()) {
    note(article, study.head.questions, found);
    const path = `sources/${ids.source(article)}.txt`;
    yield { path, pieces: one(write(article.text).text) };
  }
  yield { path: "project.qde", pieces: projectFile(study, write, found) };
}

function note(article: StudyArticle, questions: readonly Attribute[], found: Found): void {
  found.texts.set(article.id, article.sha256);
  for (const coding of article.codings) {
    const user = ids.user(coding);
    const coder = found.coders.get(user) ?? { coding, sources: [] };
    coder.sources.push(ids.source(article));
    found.coders.set(user, coder);
    for (const question of questions) {
      if (coding.answers[question.id] === undefined) continue;
      found.answered.set(ids.answersVariable(question.id, user), { question, user });
    }
  }
}

async function* one(text: string): Pieces {
  yield await Promise.resolve(text);
}

/** Lists without anything in them are left out: the standard allows none that is empty. */
async function* projectFile(
  study: Study,
  write: (text: string) => WrittenText,
  { texts, coders, answered }: Found,
): Pieces {
  const { head } = study;
  const nameOf = coderNames(head);
  yield (
    XML_DECLARATION +
    xmlStart({
      name: "Project",
      attributes: {
        xmlns: "urn:QDA-XML:project:1.0",
        name: head.project.name,
        origin: ORIGIN,
        creationDateTime: head.project.createdAt,
        modifiedDateTime: head.exportedAt,
      },
    })
  );
  const users = [...coders].map(([guid, { coding }]) => ({ guid, name: nameOf(coding) }));
  yield list(
    "Users",
    users.map((attributes) => ({ name: "User", attributes })),
  );
  const codes = treeOf(head.frames).map(code);
  if (codes.length > 0)
    yield xmlElement({ name: "CodeBook", children: [{ name: "Codes", children: codes }] });
  const names = new Map(users.map(({ guid, name }) => [guid, name]));
  yield list("Variables", [
    ...metadataVariables(),
    ...[...answered.values()].map(({ question, user }) =>
      answersVariable(question, user, names.get(user)!),
    ),
  ]);

  const frames = new Map(head.frames.map((frame) => [frame.id, frame]));
  const parts: ProjectParts = { frames, questions: head.questions, notes: [], links: [] };
  let begun = false;
  for await (const article of study.articles()) {
    if (texts.get(article.id) !== article.sha256) continue;
    const known = {
      ...article,
      codings: article.codings.filter((one) => coders.has(ids.user(one))),
    };
    const source = textSource(known, write(article.text), parts);
    yield (begun ? "" : "<Sources>") + xmlElement(source);
    begun = true;
  }
  if (begun) yield "</Sources>";
  yield* written("Notes", parts.notes);
  yield* written("Links", parts.links);
  yield list(
    "Sets",
    [...coders].map(([user, { sources }]) => codedSet(user, names.get(user)!, sources)),
  );
  if (head.project.description !== "") {
    yield xmlElement({ name: "Description", children: [head.project.description] });
  }
  yield "</Project>\n";
}

function list(name: string, children: readonly XmlElement[]): string {
  return children.length === 0 ? "" : xmlElement({ name, children });
}

function* written(name: string, children: readonly string[]): Generator<string> {
  if (children.length === 0) return;
  yield `<${name}>`;
  yield* children;
  yield `</${name}>`;
}

function code({ frame, children }: Branch<StudyFrame>): XmlElement {
  const description = descriptionOf(frame);
  return {
    name: "Code",
    attributes: {
      ...{
        guid: frame.guid,
        name: frame.name,
        isCodable: String(!frame.isGroup),
        color: frame.hex,
      },
    },
    children: [
      ...(description === "" ? [] : [{ name: "Description", children: [description] }]),
      ...children.map(code),
    ],
  };
}

/** The articles that somebody finished, also those without a tag. */
function codedSet(user: string, name: string, sources: readonly string[]): XmlElement {
  return {
    name: "Set",
    attributes: { guid: ids.coded(user), name: `Coded by ${name}` },
    children: [
      { name: "Description", children: [`User: ${user}`] },
      ...sources.map((targetGUID) => ({ name: "MemberSource", attributes: { targetGUID } })),
    ],
  };
}
