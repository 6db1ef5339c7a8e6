import type { Book } from "@/lib/data/codebook-files";
import { readDraftBook, readPublishedBook } from "@/lib/data/codebook-files";
import { findProject } from "@/lib/data/projects";
import { AppError } from "@/lib/domain/errors";
import { codebookCsv, codebookForSpreadsheets } from "@/lib/domain/export/codebook-csv";
import { codebookJson } from "@/lib/domain/export/codebook-json";
import { codebookMarkdown } from "@/lib/domain/export/codebook-markdown";
import { codebookQdc } from "@/lib/domain/export/codebook-qdc";
import { requireProject } from "@/lib/server/access";
import { respond } from "@/lib/server/run";

interface Context {
  params: Promise<{ slug: string; name: string }>;
}

const FILES: Readonly<
  Record<string, { extension: string; type: string; write: (book: Book, title: string) => string }>
> = {
  json: {
    extension: "json",
    type: "application/json",
    write: ({ frames, form }) => codebookJson(frames, form),
  },
  csv: { extension: "csv", type: "text/csv", write: ({ frames }) => codebookCsv(frames) },
  spreadsheet: {
    extension: "csv",
    type: "text/csv",
    write: ({ frames }) => codebookForSpreadsheets(frames),
  },
  qdc: { extension: "qdc", type: "application/xml", write: ({ frames }) => codebookQdc(frames) },
  markdown: {
    extension: "md",
    type: "text/markdown",
    write: ({ frames }, title) => codebookMarkdown(title, frames),
  },
};

/** `GET …/codebook/qdc?version=2`: a codebook as a file; `version=draft` is for who may edit it. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  return respond(async () => {
    const { slug, name } = await params;
    const version = new URL(request.url).searchParams.get("version") ?? "";
    const reader = await requireProject(slug, "project:read");
    const file = Object.hasOwn(FILES, name) ? FILES[name] : undefined;
    if (!file) throw new AppError("not_found", `There is no codebook file called “${name}”.`);
    const book =
      version === "draft"
        ? await readDraftBook(await requireProject(slug, "codebook:edit"))
        : await readPublishedBook(reader, Number(version));
    if (book.frames.length === 0) throw new AppError("not_found", "This codebook is empty.");
    const project = await findProject(reader);
    const title = `${project.name}: codebook, ${version === "draft" ? "draft" : `version ${version}`}`;
    return new Response(file.write(book, title), {
      headers: {
        "Content-Type": `${file.type}; charset=utf-8`,
        "Content-Disposition": `attachment; filename="${slug}-codebook-${version}.${file.extension}"`,
        "Cache-Control": "private, no-store",
      },
    });
  });
}
