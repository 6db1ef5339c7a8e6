import { AppError } from "@/lib/domain/errors";
import { groupBy } from "@/lib/domain/group-by";
import type {
  ImportedAnnotation,
  ImportedCode,
  ImportedStudy,
  ImportedUser,
} from "@/lib/domain/interchange/imported-study";
import { PLAIN_ANNOTATION } from "@/lib/domain/interchange/imported-study";
import type { StudyFiles, StudyReader } from "../reader";
import type { JsonObject } from "../study-files";
import { isObject, wordsOf } from "../study-files";
import { Tally } from "../tally";
import { annotationsIn, holdsAnnotations } from "./annotations";
import type { SaidCode } from "./bodies";
import { readBodies } from "./bodies";
import { iriOf, lastPart, listOf } from "./json-ld";
import type { Judgement } from "./judgements";
import { answersIn, judgementOf } from "./judgements";
import type { NoPlace, Place, Target } from "./targets";
import { placeOf, targetsOf } from "./targets";
import type { AnnotatedText } from "./texts";
import { textsIn } from "./texts";

/** Annotations of the W3C Web Annotation Data Model, with the texts that they are about beside them. */
export const webAnnotation: StudyReader = {
  format: "web-annotation",
  label: "W3C Web Annotation (Recogito, Hypothesis tools)",
  extensions: [".zip", ".jsonld", ".json"],
  accepts: holdsAnnotations,
  read(files) {
    const { annotations, missing, name } = annotationsIn(files);
    const found = new Annotations(files, annotations);
    found.tally.add(
      "annotations on pages that are not in the file",
      "The collection speaks of more than there is. Pack all of its pages.",
      missing,
    );
    for (const annotation of annotations) found.add(annotation);
    return found.study(name);
  },
};

const NO_PLACE: Readonly<Record<NoPlace, readonly [what: string, why: string]>> = {
  nowhere: ["passages whose words are not in the text", "Where they belong is not guessed."],
  several: [
    "passages whose words stand in several places",
    "The file does not say which is meant, and one tag is one passage here.",
  ],
  "no text": [
    "places that are not named by position or words",
    "Regions of pictures, elements of pages and moments of films are no passages of a text.",
  ],
};

class Annotations {
  readonly tally = new Tally();
  private readonly texts: readonly AnnotatedText[];
  private readonly textOf: (source: string) => AnnotatedText | null;
  private readonly addresses = new Map<string, string>();
  private readonly codes = new Map<string, ImportedCode>();
  private readonly users = new Map<string, ImportedUser>();
  private readonly annotations: ImportedAnnotation[] = [];
  private readonly judgements: Judgement[] = [];

  constructor(files: StudyFiles, annotations: readonly JsonObject[]) {
    const sources = annotations.flatMap((one) => targetsOf(one).map(({ source }) => source));
    const { texts, textOf } = textsIn(files, new Set(sources));
    if (texts.length === 0) {
      throw new AppError(
        "invalid_input",
        "There is no text in this file: it says which passages are meant, but not what they say. Pack the texts beside it in a ZIP, as .txt files that are called as the addresses in it end.",
      );
    }
    this.texts = texts;
    this.textOf = textOf;
  }

  add(annotation: JsonObject): void {
    const targets = targetsOf(annotation);
    if (targets.length === 0) {
      this.tally.add("annotations of nothing", "They do not say which text they are about.");
    }
    const said = readBodies(annotation, this.tally);
    // Several passages of one text are the parts of one.
    for (const parts of groupBy(targets, ({ source }) => source).values()) {
      const text = this.textOf(parts[0]!.source);
      if (text) this.addTo(text, parts, annotation, said);
      else {
        this.tally.add(
          "annotations whose text is not in the file",
          "No .txt file is called as their text's address ends.",
        );
      }
    }
  }

  study(name: string | null): ImportedStudy {
    return {
      name,
      articles: this.texts.map(({ path, text }) => ({
        ...{ key: path, text },
        metadata: {
          ...{ title: null, outlet: null, author: null, publishedOn: null, language: null },
          url: this.addresses.get(path) ?? null,
        },
      })),
      codes: [...this.codes.values()],
      users: [...this.users.values()],
      codings: [],
      annotations: this.annotations,
      ...answersIn(this.judgements),
      units: ["code points", "utf-16"],
      lost: this.tally.lost,
    };
  }

  private addTo(
    { path, text }: AnnotatedText,
    parts: readonly Target[],
    annotation: JsonObject,
    { codes, remarks, classifies }: ReturnType<typeof readBodies>,
  ): void {
    const { source } = parts[0]!;
    if (/^https?:/.test(source)) this.addresses.set(path, source);
    const isWhole = parts.every(({ selectors }) => selectors.length === 0);
    if (codes.length === 0) {
      const what = isWhole ? "remarks on whole texts" : "passages without a code";
      this.tally.add(what, "Only passages with a code are tags here.");
      return;
    }
    const places = isWhole ? [] : this.placesOf(parts, text);
    if (!places) return;
    const place = { articleKey: path, userKey: this.userOf(annotation) };
    const memo = remarks.join("\n");
    if (isWhole) {
      for (const code of codes) {
        const judgement = judgementOf(code, classifies);
        if (judgement.frame) this.addCode(judgement.frame);
        this.judgements.push({ ...place, ...judgement });
      }
      this.tally.add("remarks on whole texts", "Notes here stand on tags.", remarks.length);
      return;
    }
    const quotes = places.flatMap(({ quote }) => quote ?? []);
    for (const code of codes) {
      this.annotations.push({
        ...{ ...PLAIN_ANNOTATION, ...place, codeKey: this.addCode(code), memo },
        ...{ start: places[0]!.start, end: places.at(-1)!.end },
        pieces: places.length > 1 ? places.map(({ start, end }) => ({ start, end })) : null,
        quote: quotes.length === places.length ? quotes.join(" ") : null,
        createdAt: wordsOf(annotation.created),
      });
    }
  }

  /** The passages that are meant, in the order of the text; null where one of them cannot be known. */
  private placesOf(parts: readonly Target[], text: string): Place[] | null {
    const places: Place[] = [];
    for (const { selectors } of parts) {
      const place = placeOf(selectors, text);
      if (typeof place === "string") {
        this.tally.add(...NO_PLACE[place]);
        return null;
      }
      places.push(place);
    }
    return places.sort((a, b) => a.start - b.start);
  }

  /** The name that is said with an address is better than what the address ends with. */
  private addCode({ key, name }: SaidCode): string {
    const known = this.codes.get(key);
    if (!known || (known.name === lastPart(key) && name !== known.name)) {
      this.codes.set(key, {
        ...{ key, name, parentKey: null, isGroup: false, color: null, description: "" },
      });
    }
    return key;
  }

  /** Whoever made it; of programs that say so of each body, who made the first. */
  private userOf(annotation: JsonObject): string {
    const makers = [annotation, ...listOf(annotation.body)].flatMap((one) =>
      isObject(one) ? listOf(one.creator).slice(0, 1) : [],
    );
    const [maker] = makers;
    const person = isObject(maker) ? maker : {};
    const said = [person.name, person.nickname].map((one) => wordsOf(listOf(one)[0]));
    const email = wordsOf(listOf(person.email)[0])?.replace(/^mailto:/, "") ?? null;
    const address = iriOf(maker);
    const name = said[0] ?? said[1] ?? email ?? (address && lastPart(address)) ?? "";
    const key = address ?? email ?? name;
    if (!this.users.has(key)) this.users.set(key, { key, name, email });
    return key;
  }
}
