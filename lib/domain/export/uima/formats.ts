import { articleFileName, coderFolders } from "../file-names";
import type { FileOfSet, FileSetFormat } from "../exporter";
import type { Study } from "../study";
import type { Cas } from "./cas";
import { casOf } from "./cas";
import { casJson } from "./json";
import { layersJson } from "./layers";
import { typeSystemXml, typesOf } from "./type-system";
import { casXmi } from "./xmi";

const ABOUT = {
  group: "tools",
  extension: "zip",
  mediaType: "application/zip",
  from: "study",
} as const;

const LACKS =
  "The order of frames, zones, dates of tags and wishes to discuss are not in it; who tagged is told by the folder.";

/** INCEpTION's own format for one document and one annotator, with the layers to load first. */
export const inceptionJson: FileSetFormat<"study"> = {
  ...ABOUT,
  name: "INCEpTION (UIMA CAS JSON)",
  use: "For INCEpTION and programs around UIMA: a folder for each reviewer, and the layers to load first.",
  lacks: LACKS,
  file: "uima-json",
  files: ({ head, articles }) => {
    const types = typesOf(head);
    return casFiles({ head, articles }, "json", (cas) => casJson(cas, types), [
      ["layers.json", layersJson(head)],
    ]);
  },
};

/** XMI, the older form of the same, for programs that read no JSON. */
export const uimaXmi: FileSetFormat<"study"> = {
  ...ABOUT,
  name: "UIMA CAS XMI",
  use: "For UIMA, DKPro and cassis: a folder for each reviewer, and the type system.",
  lacks: LACKS,
  file: "uima-xmi",
  files: ({ head, articles }) =>
    casFiles({ head, articles }, "xmi", casXmi, [
      ["TypeSystem.xml", typeSystemXml(typesOf(head))],
      ["layers.json", layersJson(head)],
    ]),
};

/**
 * One file for each coder and article, in a folder for each coder; articles that nobody
 * finished stand in a folder of their own.
 */
export async function* casFiles(
  { head, articles }: Study,
  extension: string,
  write: (cas: Cas, language: string | null) => string,
  first: readonly (readonly [path: string, text: string])[],
): AsyncGenerator<FileOfSet> {
  for (const [path, text] of first) yield { path, pieces: one(text) };
  const folderOf = coderFolders(head);
  for await (const article of articles()) {
    const name = `${articleFileName(article)}.${extension}`;
    for (const coding of article.codings.length > 0 ? article.codings : [null]) {
      const text = write(casOf(head, article, coding), article.language);
      yield { path: `${coding ? folderOf(coding) : UNCODED}/${name}`, pieces: one(text) };
    }
  }
}

/** Where articles stand that nobody has finished. */
export const UNCODED = "_uncoded";

async function* one(text: string) {
  yield await Promise.resolve(text);
}
