import type { JsonObject } from "../study-files";
import { isObject, objectsIn, wordsOf } from "../study-files";

/** One document of UIMA CAS JSON 0.4 with what is said in it. */
export interface CasDocument {
  /** The text of the initial view; null where it has none. */
  readonly text: string | null;
  /** Views of the document beside the one that is read. */
  readonly otherViews: number;
  readonly structures: readonly Structure[];
}

/** One feature structure. */
export interface Structure {
  /** Such as `webanno.custom.Span`. */
  readonly type: string;
  /** In UTF-16 code units; null for what is not about a passage. */
  readonly span: { readonly begin: number; readonly end: number } | null;
  /** Features with words, numbers or yes and no, as words. */
  readonly values: Readonly<Record<string, string>>;
  /** Names of the features that point to other structures. */
  readonly links: readonly string[];
}

const RESERVED = new Set(["begin", "end", "^begin", "^end", "sofa"]);

/** Whether a JSON file is a CAS, by the sections that each has. */
export function isCas(value: unknown): value is JsonObject {
  return isObject(value) && isObject(value["%TYPES"]) && isObject(value["%VIEWS"]);
}

export function readCas(cas: JsonObject): CasDocument {
  const listed = cas["%FEATURE_STRUCTURES"];
  // A list, or an object by id.
  const all: JsonObject[] = isObject(listed)
    ? Object.entries(listed).flatMap(([id, one]) => (isObject(one) ? [{ "%ID": id, ...one }] : []))
    : objectsIn(listed);
  const sofas = all.filter((one) => one["%TYPE"] === "uima.cas.Sofa");
  const sofa = sofas.find((one) => one.sofaID === "_InitialView") ?? sofas[0];
  const sofaId = wordsOf(sofa?.["%ID"]);
  const text = sofa?.sofaString;
  return {
    text: typeof text === "string" ? text : null,
    otherViews: Math.max(0, sofas.length - 1),
    structures: all
      .filter((one) => wordsOf(one["@sofa"]) !== null && wordsOf(one["@sofa"]) === sofaId)
      .map(structureOf),
  };
}

function structureOf(one: JsonObject): Structure {
  const begin = one.begin ?? one["^begin"];
  const end = one.end ?? one["^end"];
  const named = Object.entries(one).filter(([name]) => !/^[%#]/.test(name) && !RESERVED.has(name));
  return {
    type: wordsOf(one["%TYPE"]) ?? "",
    span: typeof begin === "number" && typeof end === "number" ? { begin, end } : null,
    values: Object.fromEntries(
      named.flatMap(([name, value]): [string, string][] => {
        const words = typeof value === "boolean" ? String(value) : wordsOf(value);
        return words === null || name.startsWith("@") ? [] : [[name, words]];
      }),
    ),
    links: named.flatMap(([name]) => (/^@(?!sofa$)/.test(name) ? [name.slice(1)] : [])),
  };
}
