import { NOT_RELEVANT } from "@/lib/domain/article-form";
import { BUILT_IN_QUESTIONS } from "@/lib/domain/built-in-questions";
import { AppError } from "@/lib/domain/errors";
import type {
  ImportedAnnotation,
  ImportedAnswer,
  ImportedArticle,
  ImportedCode,
  ImportedQuestion,
  ImportedStudy,
} from "@/lib/domain/interchange/imported-study";
import { PLAIN_ANNOTATION } from "@/lib/domain/interchange/imported-study";
import { MEDIA_FRAMES, MEDIA_TONES, PREAMBLE } from "@/lib/domain/interchange/media-frames";
import { codePointLength } from "@/lib/domain/text/offsets";
import type { StudyFiles, StudyReader } from "./reader";
import type { JsonObject } from "./study-files";
import { isObject, jsonIn, objectsIn, wordsOf } from "./study-files";
import { Tally } from "./tally";

/**
 * The Media Frames Corpus, version 2, once its scripts have put texts and annotations
 * together. What a text has before its title is no part of the article and goes.
 */
export const mediaFramesCorpus: StudyReader = {
  format: "media-frames-corpus",
  label: "Media Frames Corpus",
  extensions: [".json", ".zip"],
  accepts: (files) => files.some((file) => Object.keys(articlesIn(jsonIn(file))).length > 0),
  read(files) {
    const corpus = new Corpus(namesIn(files));
    for (const file of files) {
      for (const [key, article] of Object.entries(articlesIn(jsonIn(file)))) {
        corpus.add(key, article);
      }
    }
    return corpus.study();
  },
};

/** The articles by key, where all values look like articles of the corpus. */
function articlesIn(value: unknown): Record<string, JsonObject> {
  if (!isObject(value)) return {};
  const isArticle = (one: unknown) =>
    isObject(one) && isObject(one.annotations) && isObject(one.annotations.framing);
  return Object.values(value).every(isArticle) ? (value as Record<string, JsonObject>) : {};
}

/** Names of codes by their number, from a codes.json beside the corpus and from the corpus itself. */
function namesIn(files: StudyFiles): ReadonlyMap<number, string> {
  const names = new Map(MEDIA_FRAMES.map((name, index) => [index + 1, name]));
  const file = files.find(({ name }) => /(^|\/)codes\.json$/.test(name));
  const codes = file && jsonIn(file);
  for (const [code, name] of Object.entries(isObject(codes) ? codes : {})) {
    if (/^\d+\.0$/.test(code) && wordsOf(name)) names.set(parseInt(code, 10), wordsOf(name)!);
  }
  return names;
}

const PRIMARY = "primary frame";
const TONE = "tone";
const RELEVANCE = "relevance";

class Corpus {
  private readonly articles: ImportedArticle[] = [];
  private readonly annotations: ImportedAnnotation[] = [];
  private readonly answers: ImportedAnswer[] = [];
  private readonly people = new Set<string>();
  private readonly tally = new Tally();
  private bare = 0;

  constructor(private readonly names: ReadonlyMap<number, string>) {}

  add(articleKey: string, article: JsonObject): void {
    const raw = wordsOf(article.text);
    if (raw === null) {
      this.bare++;
      return;
    }
    const preamble = PREAMBLE.exec(raw)?.[0] ?? "";
    const shift = codePointLength(preamble);
    this.articles.push({
      key: articleKey,
      text: raw.slice(preamble.length),
      metadata: {
        title: wordsOf(article.title),
        outlet: wordsOf(article.source),
        author: wordsOf(article.byline),
        publishedOn: dateOf(article),
        ...{ url: null, language: null },
      },
    });
    const { framing, tone, irrelevant } = article.annotations as JsonObject;
    for (const [userKey, { code, start, end }] of marksIn(framing)) {
      this.addFraming({ articleKey, userKey }, Number(code), [
        Number(start) - shift,
        Number(end) - shift,
      ]);
    }
    for (const [userKey, { code }] of marksIn(tone)) {
      const point = MEDIA_TONES.find(([number]) => number === Number(code))?.[1];
      if (point === undefined) this.tally.add("tones of no known code", "They say nothing here.");
      else this.answer({ articleKey, userKey }, TONE, point);
    }
    for (const [userKey] of marksIn(irrelevant)) {
      this.answer({ articleKey, userKey }, RELEVANCE, NOT_RELEVANT);
    }
    for (const [field, what] of RESOLVED) {
      if (article[field] === null || article[field] === undefined) continue;
      this.tally.add(what, "What each person said is carried; settle where they differ anew.");
    }
  }

  study(): ImportedStudy {
    const { articles, annotations, answers } = this;
    const missing =
      "The texts are not in the file. Put them together with the corpus's own script.";
    if (articles.length === 0) throw new AppError("unsupported_type", missing);
    this.tally.add("articles without text", missing, this.bare);
    return {
      ...{ name: null, articles, annotations, answers, codings: [] },
      codes: Array.from(this.names, ([number, name]): ImportedCode => ({
        ...{ key: String(number), name, parentKey: null, isGroup: false, color: null },
        description: "",
      })),
      users: [...this.people].map((key) => ({ key, name: key, email: null })),
      questions: QUESTIONS.filter(({ key }) =>
        answers.some(({ questionKey }) => questionKey === key),
      ),
      units: ["code points"],
      lost: this.tally.lost,
    };
  }

  private addFraming(
    place: Pick<ImportedAnnotation, "articleKey" | "userKey">,
    code: number,
    [start, end]: readonly [number, number],
  ): void {
    // Codes are written as floats: 1.2 is frame 1, kind 2.
    const frame = Math.floor(code);
    const kind = Math.round((code - frame) * 10);
    this.people.add(place.userKey);
    if (!this.names.has(frame)) {
      this.tally.add("marks of no known code", "The corpus has no name for them.");
    } else if (kind === 2) {
      this.answer(place, PRIMARY, String(frame));
    } else if (start < 0) {
      this.tally.add("tags before the title", "What stands there is no part of the article.");
    } else {
      this.annotations.push({
        ...{ ...PLAIN_ANNOTATION, ...place, codeKey: String(frame), start, end },
      });
    }
  }

  private answer(
    place: Pick<ImportedAnswer, "articleKey" | "userKey">,
    questionKey: string,
    value: ImportedAnswer["value"],
  ): void {
    this.people.add(place.userKey);
    this.answers.push({ ...place, questionKey, value });
  }
}

const RESOLVED = [
  ["primary_frame", "primary frames that were agreed on"],
  ["primary_tone", "tones that were agreed on"],
] as const;

const QUESTIONS: readonly ImportedQuestion[] = [
  { key: PRIMARY, ...pick("primary-frame") },
  {
    ...{ key: TONE, ...pick("tone") },
    options: MEDIA_TONES.map(([, point, label]) => ({ value: String(point), label })),
  },
  { key: RELEVANCE, ...pick("relevance") },
];

function pick(role: keyof typeof BUILT_IN_QUESTIONS): Omit<ImportedQuestion, "key"> {
  const { scope, name, kind, options } = BUILT_IN_QUESTIONS[role];
  return { scope, name, kind, role, options };
}

/** Everybody's marks: by coder, a list of codes with offsets. */
function* marksIn(byCoder: unknown): Iterable<readonly [string, JsonObject]> {
  if (!isObject(byCoder)) return;
  for (const [coder, marks] of Object.entries(byCoder)) {
    for (const mark of objectsIn(marks)) yield [coder, mark];
  }
}

function dateOf({ year, month, day }: JsonObject): string | null {
  const [y, m, d] = [year, month, day].map((part) => Number(wordsOf(part) ?? NaN));
  const date = new Date(Date.UTC(y!, m! - 1, d));
  const isDay = date.getUTCFullYear() === y && date.getUTCMonth() === m! - 1 && y > 1000;
  return isDay ? date.toISOString().slice(0, 10) : null;
}
