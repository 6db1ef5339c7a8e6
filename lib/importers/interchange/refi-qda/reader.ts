import { AppError } from "@/lib/domain/errors";
import type {
  ImportedCoding,
  ImportedQuestion,
  ImportedStudy,
  ImportedUser,
} from "@/lib/domain/interchange/imported-study";
import { ORIGIN } from "@/lib/domain/export/codebook-qdc";
import { CONTINUES } from "@/lib/domain/export/refi-qda/notes";
import { decodeMany } from "../../decode";
import type { XmlElement } from "../../xml";
import { elementsIn, textUnder, parseXml } from "../../xml";
import { Tally } from "../tally";
import type { StudyFiles, StudyReader } from "../reader";
import { keyOf, readCodes } from "./codes";
import { readNotes } from "./notes";
import { namesAreQuotes } from "./selection-names";
import { annotationsOf, selectionsOf } from "./selections";
import type { Surroundings } from "./selections";
import { answersOf, caseValues, metadataOf } from "./source-values";
import { textSources } from "./sources";
import { textFinder } from "./text-file";
import { readVariables } from "./variables";

const PROJECT = /\.qde$/i;

/** A project of a program for qualitative analysis. Elements are known by local names, files by their last part. */
export const refiQda: StudyReader = {
  format: "refi-qda",
  label: "REFI-QDA project (ATLAS.ti, MAXQDA, NVivo, QualCoder)",
  extensions: [".qdpx"],
  accepts: (files) => files.some(({ name }) => PROJECT.test(name)),
  read,
};

function read(files: StudyFiles): ImportedStudy {
  const project = projectIn(files);
  const tally = new Tally();
  const textOf = textFinder(files);
  const codes = readCodes(project);
  const notes = readNotes(project, textOf);
  const variables = readVariables(project);
  const sources = textSources(project, textOf, tally);
  if (sources.length === 0) throw noText(tally);

  const marked = sources.map((source) => ({
    source,
    selections: selectionsOf(source.textElement),
  }));
  const questions = new Map<string, ImportedQuestion>();
  const around: Surroundings = {
    codes,
    questions,
    notes,
    tally,
    namesAreQuotes: namesAreQuotes(
      marked.map(({ source, selections }) => ({
        text: source.text,
        names: selections.map(({ name }) => name),
      })),
    ),
    nextPart: partLinks(project),
  };
  const annotations = marked.flatMap(({ source, selections }) =>
    annotationsOf(source.key, selections, around),
  );
  const cases = caseValues(project);
  const answers = sources.flatMap((source) => answersOf(source, around, variables, cases));
  const articles = sources.map((source) => ({
    key: source.key,
    text: source.text,
    metadata: metadataOf(source, variables, cases, tally),
  }));
  const codings = readCodings(project);
  countRest(project, notes.countUnused(), tally);
  return {
    name: project.getAttribute("name"),
    articles,
    codes,
    users: usersOf(project, [...annotations, ...answers, ...codings]),
    questions: [...questions.values()],
    codings,
    annotations,
    answers,
    units: ["code points", "utf-16"],
    lost: tally.lost,
  };
}

function projectIn(files: StudyFiles): XmlElement {
  const found = files.filter(({ name }) => PROJECT.test(name));
  if (found.length > 1) {
    throw new AppError(
      "invalid_input",
      `This archive has ${found.length} project files (.qde); a REFI-QDA project has one. Load the projects one by one.`,
    );
  }
  const root = parseXml(decodeMany(found[0]!.bytes).text);
  if (root.localName !== "Project") {
    throw new AppError("invalid_input", "The .qde file in it is not a REFI-QDA project.");
  }
  return root;
}

function noText(tally: Tally): AppError {
  const lost = tally.lost.map(({ what, count }) => `${count} ${what}`);
  return new AppError(
    "invalid_input",
    lost.length === 0
      ? "There is no text in this project."
      : `There is no text in this project, only ${lost.join(" and ")}. Export it again with its texts.`,
  );
}

/** Which part follows which, in passages of several parts; only our own files say so. */
function partLinks(project: XmlElement): ReadonlyMap<string, string> {
  if (project.getAttribute("origin") !== ORIGIN) return new Map();
  return new Map(
    elementsIn(project, "Links")
      .flatMap((list) => elementsIn(list, "Link"))
      .filter((link) => link.getAttribute("name") === CONTINUES)
      .map((link) => [keyOf(link, "originGUID"), keyOf(link, "targetGUID")]),
  );
}

/** Who coded what, also without finding anything: sets of ours, one for each reviewer. */
function readCodings(project: XmlElement): ImportedCoding[] {
  if (project.getAttribute("origin") !== ORIGIN) return [];
  return elementsIn(project, "Sets").flatMap((list) =>
    elementsIn(list, "Set").flatMap((set) => {
      const userKey = /^User: (.*)$/m.exec(textUnder(set, "Description"))?.[1];
      return userKey === undefined
        ? []
        : elementsIn(set, "MemberSource").map((member) => ({
            articleKey: keyOf(member, "targetGUID"),
            userKey,
            submittedAt: null,
          }));
    }),
  );
}

function usersOf(
  project: XmlElement,
  coded: readonly { readonly userKey: string }[],
): ImportedUser[] {
  const users = new Map<string, ImportedUser>();
  for (const list of elementsIn(project, "Users")) {
    for (const user of elementsIn(list, "User")) {
      const key = keyOf(user);
      const name = user.getAttribute("name") || user.getAttribute("id") || "";
      users.set(key, { key, name, email: null });
    }
  }
  const used = new Set(coded.map(({ userKey }) => userKey));
  return [...used].map((key) => users.get(key) ?? { key, name: "", email: null });
}

function countRest(project: XmlElement, unusedNotes: number, tally: Tally): void {
  const children = (list: string, name: string) =>
    elementsIn(project, list).flatMap((one) => elementsIn(one, name));
  tally.add(
    "memos that belong to no coded passage",
    "Only notes on tags are carried over.",
    unusedNotes,
  );
  if (project.getAttribute("origin") === ORIGIN) return;
  tally.add(
    "sets and groups",
    "Frames and articles have no sets here.",
    children("Sets", "Set").length,
  );
  tally.add("diagrams", "There are none here.", children("Graphs", "Graph").length);
}
