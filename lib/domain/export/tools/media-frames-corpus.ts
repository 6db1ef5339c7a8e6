import { NOT_RELEVANT } from "../../article-form";
import type { AttributeRole } from "../../attribute";
import { FIRST_OWN, IRRELEVANT, MEDIA_FRAMES, MEDIA_TONES } from "../../interchange/media-frames";
import { codePointLength } from "../../text/offsets";
import { coderNames } from "../coders";
import type { FileSetFormat } from "../exporter";
import type { Study, StudyArticle, StudyCoding, StudyFrame, StudyHead } from "../study";
import { partsOf } from "./words";

/** The form of the Media Frames Corpus, version 2: articles by key, codes as decimal numbers. */
export const mediaFramesCorpus: FileSetFormat<"study"> = {
  name: "Media Frames Corpus (JSON)",
  group: "tools",
  use: "For programs that read the Media Frames Corpus: all articles with everybody's codes, and the names of the codes.",
  lacks:
    "Notes, dates of tags and all answers but primary frame, tone and relevance are lost; frames that the corpus does not know get numbers from 21 on.",
  file: "media-frames-corpus",
  extension: "zip",
  mediaType: "application/zip",
  from: "study",
  async *files(study) {
    const numbers = frameNumbers(study.head.frames);
    yield { path: "codes.json", pieces: one(codes(study.head.frames, numbers)) };
    yield await Promise.resolve({ path: "corpus.json", pieces: corpus(study, numbers) });
  },
};

/** The number of each frame: the corpus's own where the name is the same, else from 21 on. */
function frameNumbers(frames: readonly StudyFrame[]): ReadonlyMap<string, number> {
  const known = new Map(MEDIA_FRAMES.map((name, index) => [name.toLowerCase(), index + 1]));
  const numbers = new Map<string, number>();
  const taken = new Set<number>();
  let next = FIRST_OWN;
  for (const { id, name, isGroup } of frames) {
    if (isGroup) continue;
    const own = known.get(name.toLowerCase());
    const number = own !== undefined && !taken.has(own) ? own : next++;
    taken.add(number);
    numbers.set(id, number);
  }
  return numbers;
}

function codes(frames: readonly StudyFrame[], numbers: ReadonlyMap<string, number>): string {
  const ofFrames = frames.flatMap(({ id, name }) => {
    const number = numbers.get(id);
    return number === undefined
      ? []
      : [
          [`${number}.0`, name],
          [`${number}.1`, `${name} headline`],
          [`${number}.2`, `${name} primary`],
        ];
  });
  const others = [
    [String(IRRELEVANT), "Irrelevant"],
    ...MEDIA_TONES.map(([code, , label]) => [String(code), label]),
  ];
  const lines = [...ofFrames, ...others].map(
    ([code, name]) => `  ${JSON.stringify(code)}: ${JSON.stringify(name)}`,
  );
  return `{\n${lines.join(",\n")}\n}\n`;
}

async function* corpus(
  { head, articles }: Study,
  numbers: ReadonlyMap<string, number>,
): AsyncGenerator<string> {
  const entryOf = entryWriter(head, numbers);
  let count = 0;
  for await (const article of articles()) {
    const [key, entry] = entryOf(article, ++count);
    yield `${count === 1 ? "{\n" : ",\n"}${JSON.stringify(key)}: ${JSON.stringify(entry)}`;
  }
  yield count === 0 ? "{}\n" : "\n}\n";
}

function entryWriter(head: StudyHead, numbers: ReadonlyMap<string, number>) {
  const nameOf = coderNames(head);
  const questionOf = (role: AttributeRole) => head.questions.find((one) => one.role === role)?.id;
  const asked = {
    primary: questionOf("primary-frame"),
    tone: questionOf("tone"),
    relevance: questionOf("relevance"),
  };
  const answerTo = (question: string | undefined, { answers }: StudyCoding) =>
    question === undefined ? undefined : answers[question];

  return (article: StudyArticle, number: number): readonly [string, object] => {
    const slug = head.project.slug;
    const id = `${slug.slice(0, 3).toUpperCase()}-${number}`;
    const preamble = `${id}\n\nPRIMARY\n\n`;
    const shift = codePointLength(preamble);
    /** The word that codes of the whole article are marked on. */
    const primary = { start: id.length + 2, end: id.length + 2 + "PRIMARY".length };
    const headline = article.zones.filter(({ zone }) => zone === "headline");
    const kindOf = (start: number, end: number) =>
      headline.some((zone) => zone.start <= start && end <= zone.end) ? 0.1 : 0;

    const framing = (coding: StudyCoding) => {
      const frame = numbers.get(String(answerTo(asked.primary, coding)));
      return [
        ...(frame === undefined ? [] : [{ code: coded(frame, 0.2), ...primary }]),
        ...coding.annotations.flatMap((annotation) =>
          partsOf(article, annotation).map(({ start, end }) => ({
            code: coded(numbers.get(annotation.frameId)!, kindOf(start, end)),
            ...{ start: start + shift, end: end + shift },
          })),
        ),
      ];
    };
    const tone = (coding: StudyCoding) => {
      const said = answerTo(asked.tone, coding);
      const known = MEDIA_TONES.find(([, point]) => point === said);
      return known ? [{ code: known[0], ...primary }] : [];
    };
    const irrelevant = (coding: StudyCoding) =>
      answerTo(asked.relevance, coding) === NOT_RELEVANT ? [{ code: IRRELEVANT, ...primary }] : [];
    const byCoder = (marks: (coding: StudyCoding) => readonly object[], all: boolean) =>
      Object.fromEntries(
        article.codings
          .map((coding) => [nameOf(coding), marks(coding)] as const)
          .filter(([, made]) => all || made.length > 0),
      );
    const [year = "", month = "", day = ""] = (article.publishedOn ?? "").split("-");
    return [
      `${slug}1.0-${number}`,
      {
        ...{ source: article.outlet ?? "", csi: "", year },
        ...{ month: month.replace(/^0/, ""), day: day.replace(/^0/, "") },
        ...{ title: article.title, byline: article.author ?? "", section: "", page: "" },
        text: preamble + article.text,
        ...{ irrelevant: false, primary_frame: null, primary_tone: null },
        annotations: {
          framing: byCoder(framing, true),
          tone: byCoder(tone, false),
          irrelevant: byCoder(irrelevant, false),
        },
      },
    ];
  };
}

/** Such as 7.2; tenths are not exact in binary, so the sum is rounded. */
function coded(frame: number, kind: number): number {
  return Math.round((frame + kind) * 10) / 10;
}

async function* one(text: string) {
  yield await Promise.resolve(text);
}
