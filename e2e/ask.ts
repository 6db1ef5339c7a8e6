import type { APIRequestContext } from "@playwright/test";
import { request } from "@playwright/test";
import { readBuild } from "./build";
import type { Asked, Row } from "./row";

/** What the server answered. Two answers that are equal tell the same. */
export interface Answer {
  /** Of a server action that answers with an error: the status a route handler would have. */
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const build = readBuild();

/** Statuses of lib/server/run.ts, said again: the table is about them. */
const STATUS: Readonly<Record<string, number>> = {
  not_signed_in: 401,
  forbidden: 403,
  not_found: 404,
  gone: 410,
  conflict: 409,
  text_frozen: 409,
  assignment_closed: 409,
  too_large: 413,
  unsupported_type: 415,
  invalid_input: 422,
  invalid_span: 422,
  revision_missing: 428,
  too_many_requests: 429,
};

/** Somebody's browser, without the window. */
export interface Client {
  readonly url: string;
  readonly cookie: string | null;
  readonly request: APIRequestContext;
}

/** @param cookie what says who it is; null for who is not signed in */
export async function openClient(url: string, cookie: string | null): Promise<Client> {
  // Whole answers: a compressed one does not tell its length.
  const headers = { "accept-encoding": "identity", ...(cookie !== null && { cookie }) };
  return { url, cookie, request: await request.newContext({ extraHTTPHeaders: headers }) };
}

/**
 * Ask for what a row of the table describes, as one of our own pages in a browser
 * would; `headers` replace its headers, and an empty one is left out.
 */
export async function ask(
  client: Client,
  { name, method }: { readonly name: string; readonly method: string },
  asked: Asked,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  const { url, request } = client;
  if (asked.endless) return listen(client, asked.path);
  const { type, data } = await bodyOf(asked);
  const sent = {
    ...(method !== "GET" && { origin: url, "sec-fetch-site": "same-origin" }),
    ...(type && { "content-type": type }),
    ...(asked.ifMatch !== undefined && { "if-match": asked.ifMatch }),
    ...(asked.args && {
      accept: "text/x-component",
      "next-action": actionId(name),
    }),
    ...headers,
  };
  const fetch = (path: string) =>
    request.fetch(url + path, {
      method,
      headers: Object.fromEntries(Object.entries(sent).filter(([, value]) => value !== "")),
      ...(data !== undefined && { data }),
      maxRedirects: 0,
      maxRetries: 1, // only where a connection that idled was closed just then
    });
  let response = await fetch(asked.path);
  // Which part of a page is asked for must be in the address too; Next.js leads there.
  const location = response.headers().location ?? "";
  if (/[?&]_rsc\b/.test(location)) response = await fetch(location);
  const [status, body] = [response.status(), await response.text()];
  const answer = { status, headers: response.headers(), body };
  return asked.args ? { ...answer, status: outcomeOf(answer) } : answer;
}

/** Milliseconds for which an answer without an end is listened to. */
const LISTEN = 700;

/** What an answer that does not end by itself has said after a while. */
async function listen({ url, cookie }: Client, path: string): Promise<Answer> {
  const enough = new AbortController();
  const response = await fetch(url + path, {
    headers: { "accept-encoding": "identity", ...(cookie !== null && { cookie }) },
    redirect: "manual",
    signal: enough.signal,
  });
  const timer = setTimeout(() => enough.abort(), LISTEN);
  let body = "";
  try {
    const decoder = new TextDecoder();
    for await (const part of response.body ?? []) body += decoder.decode(part, { stream: true });
  } catch (error) {
    if (!enough.signal.aborted) throw error;
  }
  clearTimeout(timer);
  return { status: response.status, headers: Object.fromEntries(response.headers), body };
}

/** What became of a server action: 200 when it was done, also when it leads to another page. */
function outcomeOf({ status, headers, body }: Answer): number {
  if (headers["x-action-redirect"]) return 200;
  if (status !== 200) return status;
  const rows = new Map(
    body
      .split("\n")
      .map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 1)]),
  );
  const { a } = JSON.parse(rows.get("0") ?? "{}") as { a?: string };
  const result = rows.get(a?.replace(/^\$@/, "") ?? "");
  if (result === undefined || result.startsWith("E")) return 500;
  const value = JSON.parse(result) as { ok?: boolean; error?: { code: string } } | string;
  if (typeof value === "string" || value.ok) return 200;
  return STATUS[value.error?.code ?? ""] ?? 500;
}

function actionId(name: string): string {
  const id = build.actionIds.get(name);
  if (!id) throw new Error(`The build has no action ${name}`);
  return id;
}

/** The same call of a server action as a browser without scripts makes it: a posted form. */
export function formPost({ name }: Pick<Row, "name">, { path, args = [] }: Asked): Asked {
  const entered = args.filter((value) => value instanceof FormData);
  const bound = args.filter((value) => !(value instanceof FormData));
  return {
    path,
    fields: [
      ["$ACTION_REF_1", ""],
      ["$ACTION_1:0", JSON.stringify({ id: actionId(name), bound: "$@1" })],
      ["$ACTION_1:1", JSON.stringify(bound)],
      ...entered.flatMap((form) => [...form] as [string, string][]),
    ],
  };
}

async function bodyOf({
  json,
  args,
  upload,
  fields,
}: Asked): Promise<{ type?: string; data?: string | Buffer }> {
  if (json !== undefined) return { type: "application/json", data: JSON.stringify(json) };
  if (upload !== undefined) return { type: "application/octet-stream", data: Buffer.from(upload) };
  if (fields !== undefined) return multipart(fields);
  return args ? encodeArguments(args) : {};
}

/**
 * A server action's arguments as React sends them: JSON, in which `$K1` stands for
 * the form whose fields follow under the names `_1_…`.
 */
async function encodeArguments(
  args: readonly unknown[],
): Promise<{ type: string; data: string | Buffer }> {
  const forms: FormData[] = [];
  const root = JSON.stringify(args, (_, value: unknown) =>
    value instanceof FormData ? `$K${forms.push(value).toString(16)}` : value,
  );
  if (forms.length === 0) return { type: "text/plain;charset=UTF-8", data: root };
  const parts: Field[] = [];
  for (const [index, entered] of forms.entries()) {
    for (const [name, value] of entered) {
      const field = `_${index + 1}_${name}`;
      parts.push(
        typeof value === "string" ? [field, value] : [field, await value.text(), value.name],
      );
    }
  }
  return multipart([...parts, ["0", root]]);
}

/** A field of a form: its name and value and, of a file, the file's name. */
type Field = readonly [name: string, value: string, fileName?: string];

function multipart(fields: readonly Field[]): {
  type: string;
  data: Buffer;
} {
  const boundary = "----framewise";
  const parts = fields.map(([name, value, fileName]) => {
    const file =
      fileName === undefined ? "" : `; filename="${fileName}"\r\nContent-Type: text/plain`;
    return `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${file}\r\n\r\n${value}\r\n`;
  });
  return {
    type: `multipart/form-data; boundary=${boundary}`,
    data: Buffer.from(`${parts.join("")}--${boundary}--\r\n`),
  };
}
