import { z } from "zod";
import { AppError } from "@/lib/domain/errors";

const label = z.union([z.string(), z.number(), z.boolean()]);
const value = z.union([label, z.array(z.union([z.string(), z.number()]))]);
const offset = z.int();
const count = z.int().nonnegative();
const spans = z.record(
  z.string(),
  z.array(z.tuple([offset, offset, z.union([z.string(), z.number()])])),
);
const continuum = z.object({
  begin: offset.default(0),
  length: z.int().positive(),
  coders: spans,
});

const dataFormats = z.discriminatedUnion("format", [
  /** One row per unit, one value per coder; null = the coder did not code the unit. */
  z.object({
    format: z.literal("units"),
    coders: z.array(z.string()).optional(),
    categories: z.array(value).optional(),
    units: z.array(z.array(value.nullable())),
  }),
  /** Two coders: how often the first gave the row's and the second the column's category. */
  z.object({
    format: z.literal("table"),
    categories: z.array(value).optional(),
    table: z.array(z.array(count)),
  }),
  /** One row per unit: how many coders gave each category. */
  z.object({
    format: z.literal("counts"),
    categories: z.array(value).optional(),
    counts: z.array(z.array(count)),
  }),
  /** One text: each coder's [start, end, label]. */
  continuum.extend({ format: z.literal("spans") }),
  /** Several texts, pooled. */
  z.object({
    format: z.literal("articles"),
    articles: z.array(continuum.extend({ id: z.string().optional() })),
  }),
  /** Spans without a text, to match with one another. */
  z.object({ format: z.literal("span-sets"), coders: spans }),
]);

const caseSchema = z.object({
  coefficient: z.string(),
  distance: z.string().nullish(),
  data: dataFormats,
  /** Only γ has any. */
  params: z
    .strictObject({
      alpha: z.number().nonnegative(),
      beta: z.number().nonnegative(),
      delta_empty: z.number().positive(),
      seed: z.int(),
      samples: z.int().min(2).max(1000),
      precision: z.number().positive(),
    })
    .partial()
    .optional(),
});

export type Case = z.infer<typeof caseSchema>;
export type Data = Case["data"];
export type CodedData = Extract<Data, { format: "units" | "table" | "counts" }>;
export type SpanData = Extract<Data, { format: "spans" | "articles" | "span-sets" }>;

/** Whether the data are passages, and not answers about units. */
export function isSpanData(data: Data): data is SpanData {
  return data.format === "spans" || data.format === "articles" || data.format === "span-sets";
}

/** Check one case of a data file. @throws {AppError} `invalid_input`, naming the place. */
export function parseCase(raw: unknown): Case {
  const parsed = caseSchema.safeParse(raw);
  if (parsed.success) return parsed.data;
  const { path, message } = parsed.error.issues[0]!;
  const place = path.length > 0 ? `${path.join(".")}: ` : "";
  throw new AppError("invalid_input", `${place}${message}`);
}
