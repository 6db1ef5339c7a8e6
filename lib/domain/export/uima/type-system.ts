import type { Attribute } from "../../attribute";
import { slugOf } from "../../slug";
import type { StudyHead } from "../study";
import type { XmlElement } from "../xml";
import { xmlDocument } from "../xml";

export interface UimaFeature {
  readonly name: string;
  readonly range: string;
}

export interface UimaType {
  readonly name: string;
  readonly superType: string;
  readonly features: readonly UimaFeature[];
}

/** The layer of tags, as INCEpTION names layers that people make. */
export const FRAME_LAYER = "webanno.custom.Frame";
/** The layer of answers on whole articles. */
export const ARTICLE_LAYER = "webanno.custom.Article";
export const META_DATA = "de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData";

const STRING = "uima.cas.String";
const strings = (...names: readonly string[]): UimaFeature[] =>
  names.map((name) => ({ name, range: STRING }));

/** Features that every tag has; questions of the codebook come after them. */
export const TAG_FEATURES = ["frame", "memo", "confidence", "annotationId"] as const;

/** The types of a study: what a document is, tags, and answers on the whole article. */
export function typesOf({ questions }: Pick<StudyHead, "questions">): UimaType[] {
  const names = featureNames(questions);
  const asked = (scope: Attribute["scope"]) =>
    strings(...questions.filter((one) => one.scope === scope).map(({ id }) => names.get(id)!));
  return [
    {
      name: META_DATA,
      superType: "uima.tcas.DocumentAnnotation",
      features: [
        ...strings("documentTitle", "documentId", "documentUri", "collectionId", "documentBaseUri"),
        { name: "isLastSegment", range: "uima.cas.Boolean" },
      ],
    },
    {
      name: FRAME_LAYER,
      superType: "uima.tcas.Annotation",
      features: [...strings(...TAG_FEATURES), ...asked("annotation")],
    },
    {
      name: ARTICLE_LAYER,
      superType: "uima.cas.AnnotationBase",
      features: [...strings("outlet", "publishedOn", "author"), ...asked("article")],
    },
  ];
}

/** A feature's name for each question, by its id: letters and digits, none twice, none that is taken. */
export function featureNames(questions: readonly Attribute[]): ReadonlyMap<string, string> {
  const taken = new Set([
    "begin",
    "end",
    "sofa",
    "outlet",
    "publishedOn",
    "author",
    ...TAG_FEATURES,
  ]);
  const names = new Map<string, string>();
  for (const { id, name } of questions) {
    const letters = slugOf(name).replace(/-+(.)/g, (_, letter: string) => letter.toUpperCase());
    const plain = /^[a-z]/.test(letters) ? letters : `question${letters}`;
    let feature = plain;
    for (let n = 2; taken.has(feature); n++) feature = `${plain}${n}`;
    taken.add(feature);
    names.set(id, feature);
  }
  return names;
}

/** The types as UIMA's own type system file, which stands beside XMI files. */
export function typeSystemXml(types: readonly UimaType[]): string {
  const element = (name: string, ...children: (XmlElement | string)[]) => ({ name, children });
  const feature = ({ name, range }: UimaFeature) =>
    element(
      "featureDescription",
      element("name", name),
      element("description"),
      element("rangeTypeName", range),
    );
  const type = ({ name, superType, features }: UimaType) =>
    element(
      "typeDescription",
      element("name", name),
      element("description"),
      element("supertypeName", superType),
      element("features", ...features.map(feature)),
    );
  return xmlDocument({
    name: "typeSystemDescription",
    attributes: { xmlns: "http://uima.apache.org/resourceSpecifier" },
    children: [element("types", ...types.map(type))],
  });
}
