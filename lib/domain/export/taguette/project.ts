import { piecesOf } from "../../annotation";
import { descriptionOf } from "../../codebook/description";
import { groupBy } from "../../group-by";
import { slugOf } from "../../slug";
import { offsetIndex, utf8Offsets } from "../../text/offsets";
import { coderNames } from "../coders";
import { csvRecords, EXACT } from "../csv";
import type { DatabaseFormat, DatabaseRow, FileFormat } from "../exporter";
import { articleFileName } from "../file-names";
import type { Study, StudyArticle, StudyCoding, StudyHead } from "../study";
import { paragraphsHtml } from "./html";
import { MIGRATION, SCHEMA } from "./schema";
import { tagPaths } from "./tag-paths";

/** Limits of Taguette, in characters. */
const LONGEST = { name: 50, fileName: 100, login: 20 };
const PROJECT = { project_id: 1 };
/** Whom Taguette signs in on one's own computer; the documents and tags are that user's. */
const OWNER = "admin";

const ABOUT = { group: "qda", from: "study" } as const;

/** The tags for importing into a project that Taguette has already. */
export const taguetteCodebook: FileFormat<"study"> = {
  ...ABOUT,
  name: "Taguette codebook (CSV)",
  use: "For Taguette: under Project info, “Import codebook”.",
  lacks: "Groups are tags like others; colours and questions are not in it.",
  file: "taguette-codebook",
  extension: "csv",
  mediaType: "text/csv; charset=utf-8",
  write: ({ head }) => {
    const paths = tagPaths(head.frames);
    const rows = head.frames.map((frame) => ({
      tag: paths.get(frame.id)!,
      description: descriptionOf(frame),
    }));
    const columns = (["tag", "description"] as const).map((key) => ({ key, header: key }));
    return csvRecords(rows, columns, EXACT);
  },
};

/** A whole project of Taguette 1.5. */
export const taguetteProject: DatabaseFormat<"study"> = {
  ...ABOUT,
  name: "Taguette project (SQLite)",
  use: "For Taguette: under “Import project”, or opened by it directly.",
  lacks:
    "Notes and answers are not in it; parts of one tag are highlights of their own. Taguette forgets who made a highlight when it imports a project.",
  file: "taguette",
  extension: "sqlite3",
  mediaType: "application/vnd.sqlite3",
  schema: SCHEMA,
  rows: projectRows,
};

async function* projectRows({ head, articles }: Study): AsyncGenerator<DatabaseRow> {
  const created = dateOf(head.project.createdAt);
  const loginOf = logins(head);
  const paths = tagPaths(head.frames);
  const tagIds = new Map(head.frames.map(({ id }, i) => [id, i + 1]));
  const row = (table: string, values: DatabaseRow["values"]): DatabaseRow => ({ table, values });
  const command = (date: string, login: string, document: number | null, payload: object) =>
    row("commands", {
      ...{ date, user_login: login, ...PROJECT, document_id: document },
      payload: JSON.stringify(payload),
    });

  yield row("alembic_version", { version_num: MIGRATION });
  yield row("projects", {
    ...{ id: 1, name: cut(head.project.name, LONGEST.name) || "Project" },
    ...{ description: head.project.description, created },
  });
  for (const frame of head.frames) {
    const [id, path, description] = [
      tagIds.get(frame.id)!,
      paths.get(frame.id)!,
      descriptionOf(frame),
    ];
    yield row("tags", { id, ...PROJECT, path, description });
    yield command(created, OWNER, null, {
      ...{ description, tag_id: id, tag_path: path, type: "tag_add" },
    });
  }

  const coders = new Set<string>();
  let documents = 0;
  let highlights = 0;
  for await (const article of articles()) {
    const id = ++documents;
    const date = dateOf(article.frozenAt);
    const document = documentOf(article);
    yield row("documents", {
      ...{ id, ...document, created: date, ...PROJECT },
      contents: paragraphsHtml(article.text),
    });
    yield command(date, OWNER, id, {
      ...{ description: document.description, document_name: document.name },
      ...{ text_direction: document.text_direction, type: "document_add" },
    });
    for (const coding of article.codings) {
      const login = loginOf(coding);
      coders.add(login);
      for (const { start, end, frameIds, createdAt, snippet } of highlightsOf(article, coding)) {
        const highlight = ++highlights;
        const tags = frameIds.map((frameId) => tagIds.get(frameId)!).sort((a, b) => a - b);
        yield row("highlights", {
          ...{ id: highlight, document_id: id, start_offset: start, end_offset: end, snippet },
        });
        for (const tag of tags) {
          yield row("highlight_tags", { highlight_id: highlight, tag_id: tag });
        }
        yield command(dateOf(createdAt), login, id, {
          ...{ end_offset: end, highlight_id: highlight, start_offset: start, tags },
          type: "highlight_add",
        });
      }
    }
  }
  for (const login of [OWNER, ...coders]) {
    yield row("users", { login, created, disabled: 0 });
    const privileges = login === OWNER ? "ADMIN" : "TAG";
    yield row("project_members", { ...PROJECT, user_login: login, privileges });
  }
}

/** One coder's highlights of an article: one for each passage, with every tag that it has. Offsets in UTF-8 bytes. */
function highlightsOf({ text }: StudyArticle, { annotations }: StudyCoding) {
  const bytes = utf8Offsets(text);
  const index = offsetIndex(text);
  const parts = annotations.flatMap((annotation) =>
    piecesOf(annotation).map((span) => ({ span, annotation })),
  );
  const passages = groupBy(parts, ({ span }) => `${span.start} ${span.end}`);
  return [...passages.values()].map((tagged) => {
    const { span } = tagged[0]!;
    return {
      ...{ start: bytes[span.start]!, end: bytes[span.end]! },
      frameIds: [...new Set(tagged.map(({ annotation }) => annotation.frameId))],
      createdAt: tagged.map(({ annotation }) => annotation.createdAt).sort()[0]!,
      snippet: paragraphsHtml(index.slice(span)),
    };
  });
}

const RIGHT_TO_LEFT: readonly (string | null)[] = ["ar", "fa", "he", "ps", "ur", "yi"];

/** Title, outlet and the like are lines of the description, because names are short. */
function documentOf(article: StudyArticle) {
  const { title, outlet, author, publishedOn, url, language } = article;
  const lines = {
    Title: title,
    Outlet: outlet,
    Author: author,
    Date: publishedOn,
    URL: url,
    Language: language,
  };
  return {
    name: cut(title, LONGEST.name) || "Article",
    description: Object.entries(lines)
      .flatMap(([name, words]) => (words === null ? [] : `${name}: ${words.replace(/\s+/gu, " ")}`))
      .join("\n"),
    filename: `${articleFileName(article).slice(0, LONGEST.fileName - 5)}.html`,
    text_direction: RIGHT_TO_LEFT.includes(language) ? "RIGHT_TO_LEFT" : "LEFT_TO_RIGHT",
  };
}

/** Coders' names as Taguette lets users be called: 20 small letters, digits and hyphens, each different. */
function logins(head: StudyHead): (coding: StudyCoding) => string {
  const nameOf = coderNames(head);
  const found = new Map<string, string>();
  const taken = new Set([OWNER]);
  for (const { id: roundId } of head.rounds) {
    for (const { id: reviewerId } of head.members) {
      const name = nameOf({ roundId, reviewerId });
      const plain = slugOf(name).slice(0, LONGEST.login) || "reviewer";
      let login = plain;
      for (let n = 2; taken.has(login); n++) {
        login = `${plain.slice(0, LONGEST.login - String(n).length - 1)}-${n}`;
      }
      taken.add(login);
      found.set(name, login);
    }
  }
  return (coding) => found.get(nameOf(coding)) ?? "reviewer";
}

function cut(words: string, most: number): string {
  const characters = [...words];
  return characters.length <= most ? words : `${characters.slice(0, most - 1).join("")}…`;
}

/** As Taguette writes times: `2026-02-01 09:00:00.000000`, UTC. */
function dateOf(iso: string): string {
  const [, day, time, fraction = ""] = /^(.{10})T(.{8})(?:\.(\d+))?Z$/.exec(iso)!;
  return `${day} ${time}.${fraction.padEnd(6, "0")}`;
}
