import { z } from "zod";
import { findCodebook, listCodebookVersions } from "@/lib/data/codebooks";
import { pageWithin } from "@/lib/data/page";
import { ATTRIBUTE_KINDS, ATTRIBUTE_ROLES, ATTRIBUTE_SCOPES } from "@/lib/domain/attribute";
import { AppError } from "@/lib/domain/errors";
import { FRAME_COLORS, FRAME_PATTERNS } from "@/lib/domain/frame";
import { endpoint, inProject } from "./endpoint";
import { id, moment, pageOf, pageOnly } from "./schemas";

const tag = "Codebook";

const frame = z.object({
  ...{ id, name: z.string(), shortName: z.string(), definition: z.string() },
  ...{ includeWhen: z.string(), excludeWhen: z.string() },
  ...{ example: z.string(), counterExample: z.string() },
  ...{ color: z.enum(FRAME_COLORS), pattern: z.enum(FRAME_PATTERNS), key: z.string() },
  parentId: id.nullable().describe("What it stands under; null at the top"),
  isGroup: z.boolean().describe("Only holds other frames: no passage is tagged with it"),
});

const question = z.object({
  id,
  scope: z.enum(ATTRIBUTE_SCOPES).describe("Asked of annotations, or of the article"),
  frameId: id.nullable().describe("The frame whose annotations it is asked of; null: all"),
  ...{ name: z.string(), question: z.string(), kind: z.enum(ATTRIBUTE_KINDS) },
  options: z.array(z.object({ value: z.string(), label: z.string() })).readonly(),
  required: z.boolean(),
  role: z.enum(ATTRIBUTE_ROLES).nullable().describe("What statistics take it for"),
  condition: z
    .object({ attributeId: id, oneOf: z.array(z.string()).readonly() })
    .nullable()
    .describe("Asked only where another answer is one of these"),
});

const version = { number: z.int().positive(), note: z.string(), publishedAt: moment };

export const listVersions = endpoint({
  ...{ method: "GET", path: "/projects/{slug}/codebook/versions", tag },
  summary: "The published codebook versions, newest first",
  door: inProject("project:read"),
  query: pageOnly,
  answer: pageOf(z.object({ ...version, frames: z.int().describe("How many it has") })),
  async handle(access, { query }) {
    const versions = (await listCodebookVersions(access)).map((one) => ({
      ...one,
      frames: one.frames.length,
    }));
    return pageWithin(versions, query, ({ number }) => String(number));
  },
});

export const readVersion = endpoint({
  ...{ method: "GET", path: "/projects/{slug}/codebook/versions/{number}", tag },
  summary: "A published codebook version, which never changes",
  door: inProject("project:read"),
  answer: z.object({
    ...version,
    frames: z.array(frame).readonly().describe("In order"),
    questions: z.array(question).readonly().describe("In order"),
  }),
  async handle(access, { parts }) {
    const versions = await listCodebookVersions(access);
    const found = versions.find(({ number }) => String(number) === parts.number);
    if (!found) throw new AppError("not_found", "There is no codebook version of this number.");
    return { ...found, questions: found.form.attributes };
  },
});

export const listFrames = endpoint({
  ...{ method: "GET", path: "/projects/{slug}/frames", tag },
  summary: "The frames of the newest published codebook, in order",
  door: inProject("project:read"),
  query: pageOnly,
  answer: pageOf(frame),
  async handle(access, { query }) {
    const codebook = await findCodebook(access);
    return pageWithin(codebook?.frames ?? [], query, (one) => one.id);
  },
});
