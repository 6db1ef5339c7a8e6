import { z } from "zod";
import { TOKEN_SCOPES } from "@/lib/domain/api-token";
import { ROLES, can } from "@/lib/domain/access";
import type { Described } from "./own-routes";
import { ownRoutes } from "./own-routes";
import { endpoints } from "./registry";

type Schema = z.core.JSONSchema.BaseSchema;

interface Parameter {
  readonly name: string;
  readonly in: "path" | "query" | "header";
  readonly required: boolean;
  readonly description?: string;
  readonly schema: Schema;
}

interface Content {
  readonly content: Readonly<Record<string, { readonly schema: Schema }>>;
}

export interface Operation {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description: string;
  readonly parameters: readonly Parameter[];
  readonly requestBody?: Content & { readonly required: true };
  readonly responses: Readonly<Record<string, { readonly description: string } & Partial<Content>>>;
}

export interface OpenApi {
  readonly openapi: "3.1.0";
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly servers: readonly { readonly url: string }[];
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
  readonly components: object;
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

/** What the HTTP API can do, after OpenAPI 3.1, made of the schemas that requests are checked with. */
export function openApi(version: string): OpenApi {
  const paths: Record<string, Record<string, Operation>> = {};
  for (const described of [...endpoints, ...ownRoutes]) {
    (paths[described.path] ??= {})[described.method.toLowerCase()] = operationOf(described);
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Framewise",
      version,
      description:
        "Read and write a project with a token (“Tokens for programs” in its settings). Offsets count Unicode code points and are half-open.",
    },
    servers: [{ url: "/api/v1" }],
    security: [{ token: [] }],
    components: {
      securitySchemes: { token: { type: "http", scheme: "bearer", bearerFormat: "fw_…" } },
      schemas: { Problem: schemaOf(problem) },
    },
    paths,
  };
}

const problem = z.object({
  error: z.object({
    code: z.string(),
    message: z.string().describe("A sentence for people"),
    requestId: z.string().describe("Stands in the server's log, too"),
  }),
});

const PROBLEM = {
  content: { "application/json": { schema: { $ref: "#/components/schemas/Problem" } } },
};

/** What is said of a refusal, where an operation can be refused so. */
const REFUSALS: Readonly<Record<string, string>> = {
  401: "No token, or one that does not work",
  403: "The role or the token does not allow it",
  404: "Unknown, or not the caller's",
  409: "Something changed meanwhile, or stands against it",
  413: "The body is too large",
  415: "The body is not application/json",
  422: "A value or field that is not understood",
  428: "If-Match is missing",
  429: "Too many requests; `Retry-After` says when to try again",
};

function operationOf(described: Described): Operation {
  const { method, path, tag, summary, description, permission, scope, query, body } = described;
  const names = [...path.matchAll(/\{(\w+)\}/gu)].map(([, name]) => name!);
  const writes = method !== "GET";
  const keyed = writes && !path.endsWith("/mutations");
  const refused = Object.keys(REFUSALS).filter(
    (status) =>
      (status !== "428" || described.needsRevision) &&
      (writes || !["409", "413", "415"].includes(status)) &&
      (names.length > 0 || !["403", "404"].includes(status)),
  );
  return {
    operationId: [method.toLowerCase(), ...path.split("/").filter(Boolean).slice(1)]
      .join("-")
      .replaceAll(/[{}]/gu, ""),
    tags: [tag],
    summary,
    description: [description, whoMay(permission, scope)].filter(Boolean).join("\n\n"),
    parameters: [
      ...names.map((name) => parameter("path", name, { type: "string" }, true)),
      ...queryParameters(query),
      ...(described.needsRevision
        ? [parameter("header", "If-Match", { type: "string" }, true, "The ETag of what you read")]
        : []),
      ...(keyed
        ? [
            parameter(
              "header",
              "Idempotency-Key",
              { type: "string", minLength: 8, maxLength: 100 },
              false,
              "The same request with the same key is done once",
            ),
          ]
        : []),
    ],
    ...(body && {
      requestBody: {
        required: true,
        content: { "application/json": { schema: schemaOf(body) } },
      },
    }),
    responses: {
      [described.status ?? 200]: { description: "Done", ...answerOf(described) },
      ...Object.fromEntries(
        refused.map((status) => [status, { description: REFUSALS[status]!, ...PROBLEM }]),
      ),
    },
  };
}

function answerOf(described: Described): Content {
  if ("files" in described) {
    const content = described.files.map((type) => [type, { schema: { type: "string" } }] as const);
    return { content: Object.fromEntries(content) };
  }
  return { content: { "application/json": { schema: schemaOf(described.answer) } } };
}

function whoMay(permission: Described["permission"], scope: Described["scope"]): string {
  if (!permission) return "For whoever is signed in.";
  const roles = ROLES.filter((role) => can(role, permission)).join(", ");
  return `For: ${roles}. Token: ${scope ? `“${TOKEN_SCOPES[scope].label}”` : "none is enough"}.`;
}

function queryParameters(query: z.ZodObject | undefined): Parameter[] {
  if (!query) return [];
  const { properties = {}, required = [] } = schemaOf(query) as {
    properties?: Record<string, Schema>;
    required?: string[];
  };
  return Object.entries(properties).map(([name, { description, ...schema }]) =>
    parameter("query", name, schema, required.includes(name), description),
  );
}

function parameter(
  place: Parameter["in"],
  name: string,
  schema: Schema,
  required: boolean,
  description?: string,
): Parameter {
  return { name, in: place, required, ...(description && { description }), schema };
}

/** As it is sent: of a schema that reads and writes, the side of the network. */
function schemaOf(schema: z.ZodType): Schema {
  const described = z.toJSONSchema(schema, {
    io: "input",
    target: "draft-2020-12",
    override({ jsonSchema }) {
      // Long patterns of dates say no more than their format.
      if (jsonSchema.format) delete jsonSchema.pattern;
    },
  });
  delete described.$schema;
  return described;
}
