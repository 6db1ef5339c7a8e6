import { AppError } from "@/lib/domain/errors";
import type {
  ImportedAnswer,
  ImportedAnnotation,
  ImportedArticle,
  ImportedCode,
  ImportedCoding,
  ImportedQuestion,
  ImportedUser,
} from "@/lib/domain/interchange/imported-study";
import { PLAIN_ANNOTATION } from "@/lib/domain/interchange/imported-study";
import type { AttributeScope } from "@/lib/domain/attribute";
import type { LabelingConfig } from "./label-studio-config";
import { isLabelingConfig, NO_CONFIG, points, readLabelingConfig } from "./label-studio-config";
import { metadataIn } from "./metadata-fields";
import type { StudyFiles, StudyReader } from "./reader";
import type { JsonObject } from "./study-files";
import { isObject, jsonIn, objectsIn, textIn, wordsOf } from "./study-files";
import { Tally } from "./tally";

/**
 * Tasks of Label Studio as its JSON export has them, with the labeling configuration
 * beside them where the archive has one. Offsets in texts count code points since 2022,
 * UTF-16 units before; the quotes tell.
 */
export const labelStudio: StudyReader = {
  format: "label-studio",
  label: "Label Studio",
  extensions: [".json", ".zip"],
  accepts: (files) => files.some((file) => tasksIn(jsonIn(file)).length > 0),
  read(files) {
    const tasks = files.flatMap((file) => tasksIn(jsonIn(file)));
    const found = new Tasks(configOf(files));
    tasks.forEach((task, index) => found.addTask(task, index));
    return found.study();
  },
};

/** One task, or a list of them: each has `data`, and what people made of it. */
function tasksIn(value: unknown): JsonObject[] {
  const tasks = isObject(value) ? [value] : objectsIn(value);
  const isTask = ({ data, annotations, completions, predictions, id }: JsonObject) =>
    isObject(data) &&
    (annotations ?? completions ?? predictions ?? id ?? wordsOf(data.text)) !== undefined;
  return tasks.length > 0 && tasks.every(isTask) ? tasks : [];
}

function configOf(files: StudyFiles): LabelingConfig {
  const file = files.find(({ name }) => /\.xml$/i.test(name));
  const text = file && textIn(file);
  return text !== undefined && isLabelingConfig(text) ? readLabelingConfig(text) : NO_CONFIG;
}

const HYPERTEXT =
  "Their offsets count in the page as a browser draws it, not in a text. Show the texts with a Text tag and tag them there.";

class Tasks {
  private readonly articles: ImportedArticle[] = [];
  private readonly codes = new Map<string, ImportedCode>();
  private readonly users = new Map<string, ImportedUser>();
  private readonly questions = new Map<string, ImportedQuestion>();
  private readonly codings: ImportedCoding[] = [];
  private readonly annotations: ImportedAnnotation[] = [];
  private readonly answers: ImportedAnswer[] = [];
  private readonly tally = new Tally();
  private drawn = 0;

  constructor(private readonly config: LabelingConfig) {
    for (const { name, color } of config.labels) this.addCode(name, color);
  }

  addTask(task: JsonObject, index: number): void {
    const data = task.data as JsonObject;
    const made = objectsIn(task.annotations ?? task.completions);
    const text = this.textOf(data, made);
    if (text === null) {
      this.tally.add("tasks without a text", "Only tasks with a text can be carried.");
      return;
    }
    const articleKey = String(index);
    const metadata = metadataIn(
      Object.fromEntries(Object.entries(data).filter(([, value]) => value !== text)),
      this.tally,
    );
    this.articles.push({ key: articleKey, text, metadata });
    this.tally.add(
      "predictions of models",
      "Only what people judged is carried.",
      objectsIn(task.predictions).length,
    );
    this.tally.add("drafts", "They were not submitted.", objectsIn(task.drafts).length);
    for (const one of this.newest(made)) this.addWork(articleKey, text, one);
  }

  study() {
    const { articles, annotations } = this;
    if (annotations.length === 0 && this.drawn > 0) {
      throw new AppError("unsupported_type", `Its tags are in web pages. ${HYPERTEXT}`);
    }
    this.tally.add("tags in web pages", HYPERTEXT, this.drawn);
    return {
      ...{ name: null, articles, annotations, answers: this.answers, codings: this.codings },
      codes: [...this.codes.values()],
      users: [...this.users.values()],
      questions: [...this.questions.values()],
      units: ["code points"] as const,
      lost: this.tally.lost,
    };
  }

  /** The field that the configuration or the results name, `text`, or the longest. */
  private textOf(data: JsonObject, made: readonly JsonObject[]): string | null {
    const results = made.flatMap(({ result }) => objectsIn(result));
    const source = results.map((one) => wordsOf(one.source)).find((name) => name?.startsWith("$"));
    for (const field of [this.config.textField, source?.slice(1), "text"]) {
      const value = field ? data[field] : undefined;
      if (typeof value === "string") return value;
    }
    const texts = Object.values(data).filter((value) => typeof value === "string");
    return texts.reduce<string | null>(
      (longest, text) => (text.length > (longest?.length ?? 0) ? text : longest),
      null,
    );
  }

  /** What each person submitted last. */
  private newest(made: readonly JsonObject[]): JsonObject[] {
    const submitted = made.filter(({ was_cancelled }) => was_cancelled !== true);
    this.tally.add(
      "skipped tasks",
      "Who skipped a task has not coded it.",
      made.length - submitted.length,
    );
    const byUser = new Map<string, JsonObject>();
    for (const one of submitted) {
      const { key } = this.userOf(one);
      const before = byUser.get(key);
      if (!before || momentOf(one) >= momentOf(before)) byUser.set(key, one);
    }
    this.tally.add(
      "earlier annotations of a task by the same person",
      "The newest is carried.",
      submitted.length - byUser.size,
    );
    this.tally.add(
      "marks of ground truth",
      "The annotation itself is carried as its author's work.",
      submitted.filter(({ ground_truth }) => ground_truth === true).length,
    );
    return [...byUser.values()];
  }

  private userOf({ completed_by, created_username }: JsonObject): ImportedUser {
    const person = isObject(completed_by) ? completed_by : { id: completed_by };
    const email = wordsOf(person.email);
    // Written as “ada@example.org, 1”.
    const written =
      wordsOf(created_username)
        ?.replace(/,\s*\d*\s*$/, "")
        .trim() ?? null;
    const fullName = [person.first_name, person.last_name].flatMap((one) => wordsOf(one) ?? []);
    const id = wordsOf(person.id) ?? email ?? written;
    const key = id ?? "";
    const known = this.users.get(key);
    if (known) return known;
    const name = fullName.join(" ") || (wordsOf(person.username) ?? email ?? written);
    const user = { key, name: name ?? (id === null ? "" : `Annotator ${id}`), email };
    this.users.set(key, user);
    return user;
  }

  private addWork(articleKey: string, text: string, work: JsonObject): void {
    const userKey = this.userOf(work).key;
    const createdAt = wordsOf(work.created_at);
    this.codings.push({ articleKey, userKey, submittedAt: wordsOf(work.updated_at) ?? createdAt });
    const results = objectsIn(work.result);
    const regions = new Set(results.filter(isSpan).map(({ id }) => id));
    for (const result of results.filter(isSpan)) {
      const of = results.filter((one) => one.id === result.id && !isSpan(one));
      this.addTags({ articleKey, userKey, createdAt }, text, result, of);
    }
    for (const result of results) {
      if (isSpan(result) || regions.has(result.id)) continue;
      const answer = this.answerIn(result, "article");
      if (answer) this.answers.push({ articleKey, userKey, ...answer });
    }
  }

  private addTags(
    place: Pick<ImportedAnnotation, "articleKey" | "userKey" | "createdAt">,
    text: string,
    { value, meta, type }: JsonObject,
    said: readonly JsonObject[],
  ): void {
    const region = value as JsonObject;
    const offsets = isObject(region.globalOffsets) ? region.globalOffsets : region;
    const drawn = typeof region.start === "string" && /^hypertext/.test(String(type));
    if (drawn && (/[<&]/.test(text) || offsets === region)) {
      this.drawn++;
      return;
    }
    const notes = said.filter((one) => one.type === "textarea").flatMap(wordsIn);
    const answers = Object.fromEntries(
      said
        .filter((one) => one.type !== "textarea")
        .flatMap((one) => this.answerIn(one, "annotation") ?? [])
        .map(({ questionKey, value }) => [questionKey, value]),
    );
    const quote = typeof region.text === "string" ? region.text : null;
    const remarks = isObject(meta) ? [meta.text].flat().flatMap((one) => wordsOf(one) ?? []) : [];
    for (const name of labelsOf(region)) {
      this.annotations.push({
        ...{ ...PLAIN_ANNOTATION, ...place, answers, codeKey: this.addCode(name) },
        ...{ start: Number(offsets.start), end: Number(offsets.end) },
        // Line ends in quotes are written as a backslash and an n.
        quote: quote !== null && !text.includes("\\n") ? quote.replaceAll("\\n", "\n") : quote,
        memo: [...notes, ...remarks].join("\n"),
      });
    }
  }

  private addCode(name: string, color: string | null = null): string {
    if (!this.codes.has(name)) {
      const code = { key: name, name, parentKey: null, isGroup: false, color, description: "" };
      this.codes.set(name, code);
    }
    return name;
  }

  /** An answer to a question, which becomes known by it; null where its type cannot be carried. */
  private answerIn(
    { type, value, from_name }: JsonObject,
    scope: AttributeScope,
  ): Pick<ImportedAnswer, "questionKey" | "value"> | null {
    const said = isObject(value) ? value : {};
    const name = wordsOf(from_name) ?? String(type);
    const questionKey = `${scope} ${name}`;
    switch (type) {
      case "choices": {
        const chosen = [said.choices].flat().flatMap((one) => wordsOf(one) ?? []);
        const question = this.question(questionKey, scope, name, "single");
        const options = [...question.options];
        for (const choice of chosen) {
          if (options.some((option) => option.value === choice)) continue;
          options.push({ value: choice, label: choice });
        }
        const several = chosen.length > 1 || question.kind === "multiple";
        const kind = several ? ("multiple" as const) : question.kind;
        this.questions.set(questionKey, { ...question, options, kind });
        return { questionKey, value: chosen };
      }
      case "textarea": {
        this.question(questionKey, scope, name, "text");
        return { questionKey, value: wordsIn({ value }).join("\n") };
      }
      case "rating": {
        const question = this.question(questionKey, scope, name, "scale");
        if (question.options.length === 0) {
          this.questions.set(questionKey, { ...question, options: points(5) });
        }
        return { questionKey, value: Number(said.rating) };
      }
      default:
        this.tally.add(`results of type “${String(type)}”`, "Nothing here is like them.");
        return null;
    }
  }

  private question(
    key: string,
    scope: AttributeScope,
    name: string,
    kind: ImportedQuestion["kind"],
  ): ImportedQuestion {
    const known = this.questions.get(key);
    if (known) return known;
    const said = this.config.questions.find((one) => one.name === name);
    const question: ImportedQuestion = {
      ...{ key, scope, name, role: null },
      kind: said?.kind ?? kind,
      options: said?.options ?? [],
    };
    this.questions.set(key, question);
    return question;
  }
}

/** A passage with labels, not an answer about it. */
function isSpan({ value }: JsonObject): boolean {
  return isObject(value) && value.start !== undefined && labelsOf(value).length > 0;
}

function labelsOf(value: JsonObject): string[] {
  const labels = value.labels ?? value.hypertextlabels;
  return Array.isArray(labels) ? labels.flatMap((one) => wordsOf(one) ?? []) : [];
}

function wordsIn({ value }: JsonObject): string[] {
  return isObject(value) ? [value.text].flat().flatMap((one) => wordsOf(one) ?? []) : [];
}

function momentOf(work: JsonObject): string {
  return wordsOf(work.updated_at) ?? wordsOf(work.created_at) ?? "";
}
