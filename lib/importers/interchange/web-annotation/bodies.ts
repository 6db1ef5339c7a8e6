import type { JsonObject } from "../study-files";
import { isObject, wordsOf } from "../study-files";
import type { Tally } from "../tally";
import { iriOf, isOfType, lastPart, listOf } from "./json-ld";

/** What an annotation says. */
export interface Said {
  readonly codes: readonly SaidCode[];
  /** Remarks, in the order of the bodies. */
  readonly remarks: readonly string[];
  /** Whether its codes judge, and do not only name. */
  readonly classifies: boolean;
}

export interface SaidCode {
  /** The address of the code, else its name. */
  readonly key: string;
  readonly name: string;
}

const NAMING = /^(tagging|classifying|identifying|assessing|moderating)$/;
const REMARK = /^(commenting|describing|replying|questioning|editing)$/;

/** Read the bodies of an annotation; those that are neither codes nor remarks are counted. */
export function readBodies(annotation: JsonObject, tally: Tally): Said {
  const motivations = purposesIn(annotation.motivation);
  const names: string[] = [];
  const addresses: string[] = [];
  const remarks: string[] = [];
  let classifies = false;
  for (const body of bodiesOf(annotation)) {
    const { words, address } = body;
    const own = body.purposes.length > 0 ? body.purposes : motivations;
    // Without a purpose words are a remark, and an address names something.
    const naming = own.some((one) => NAMING.test(one));
    const isRemark = words !== null && (own.some((one) => REMARK.test(one)) || !naming);
    if (isRemark) remarks.push(words);
    else if (!naming) tally.add("links to other pages", "Tags here have no such field.");
    else if (words !== null) names.push(words);
    else if (address !== null) addresses.push(address);
    classifies ||= naming && own.includes("classifying");
  }
  // A code's address and its name come as two bodies.
  const paired = addresses.length === names.length;
  const codes = paired
    ? addresses.map((key, i) => ({ key, name: names[i]! }))
    : [
        ...addresses.map((key) => ({ key, name: lastPart(key) })),
        ...names.map((name) => ({ key: name, name })),
      ];
  return { codes, remarks, classifies };
}

interface Body {
  readonly purposes: readonly string[];
  readonly words: string | null;
  readonly address: string | null;
}

function bodiesOf({ body, bodyValue }: JsonObject): Body[] {
  const plain = wordsOf(bodyValue);
  const parts = listOf(body).flatMap((one) =>
    isObject(one) && Array.isArray(one.items) ? listOf(one) : [one],
  );
  return [
    ...(plain === null ? [] : [{ purposes: [], words: plain, address: null }]),
    ...parts.map((part): Body => {
      if (!isObject(part)) return { purposes: [], words: null, address: wordsOf(part) };
      const isSpecific = isOfType(part, "SpecificResource") || part.source !== undefined;
      return {
        purposes: purposesIn(part.purpose),
        words: wordsOf(part.value),
        address: iriOf(isSpecific ? part.source : part),
      };
    }),
  ];
}

function purposesIn(value: unknown): string[] {
  return listOf(value).flatMap((one) => wordsOf(one)?.replace(/^oa:/, "") ?? []);
}
