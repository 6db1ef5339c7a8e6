"use server";

import { refresh } from "next/cache";
import { redirect } from "next/navigation";
import { z } from "zod";
import * as attributes from "@/lib/data/attributes";
import { RULE_KINDS } from "@/lib/domain/article-form";
import { ATTRIBUTE_KINDS, ATTRIBUTE_ROLES, MOST_OPTIONS } from "@/lib/domain/attribute";
import type { Result } from "@/lib/domain/errors";
import { requireProject } from "@/lib/server/access";
import { parseForm } from "@/lib/server/form";
import { runAction } from "@/lib/server/run";

const id = z.string().min(1).max(64);
const value = z.string().max(64);

/** What the editors of answers and conditions hand over as JSON. */
function json<Schema extends z.ZodType>(schema: Schema) {
  return z
    .string()
    .max(100_000)
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        context.addIssue("Reload the page and enter it again.");
        return z.NEVER;
      }
    })
    .pipe(schema);
}

const question = z
  .strictObject({
    /** "article", "annotation", or the frame whose tags it is asked of. */
    about: id,
    kind: z.enum(ATTRIBUTE_KINDS),
    name: z.string().trim().min(1, "Give the question a name.").max(80),
    question: z.string().trim().max(500, "Keep the question to 500 characters."),
    options: json(
      z.array(z.strictObject({ value, label: z.string().trim().max(200) })).max(MOST_OPTIONS),
    ),
    condition: json(
      z.strictObject({ attributeId: id, oneOf: z.array(value).max(MOST_OPTIONS) }).nullable(),
    ),
    required: z.literal("on").optional(),
  })
  .transform(({ about, required, ...content }) => ({
    ...content,
    scope: about === "article" ? ("article" as const) : ("annotation" as const),
    frameId: about === "article" || about === "annotation" ? null : about,
    required: required === "on",
  }));

async function edit(slug: string) {
  return requireProject(id.parse(slug), "codebook:edit");
}

/** Add a question to the draft, and lead back to the form. */
export async function createQuestion(slug: string, form: FormData): Promise<Result<void>> {
  return runAction(async () => {
    await attributes.createAttribute(await edit(slug), parseForm(question, form));
    redirect(`/projects/${slug}/codebook/form`);
  });
}

/** Add one of the questions that statistics know. */
export async function addBuiltIn(slug: string, role: string): Promise<Result<void>> {
  return runAction(async () => {
    await attributes.createBuiltIn(await edit(slug), z.enum(ATTRIBUTE_ROLES).parse(role));
    refresh();
  });
}

/** Change a question of the draft, and lead back to the form. */
export async function updateQuestion(
  slug: string,
  attributeId: string,
  form: FormData,
): Promise<Result<void>> {
  return runAction(async () => {
    const content = parseForm(question, form);
    await attributes.updateAttribute(await edit(slug), id.parse(attributeId), content);
    redirect(`/projects/${slug}/codebook/form`);
  });
}

/** Move a question one place up (-1) or down (1). */
export async function moveQuestion(
  slug: string,
  attributeId: string,
  by: number,
): Promise<Result<void>> {
  return runAction(async () => {
    const direction = z.union([z.literal(-1), z.literal(1)]).parse(by);
    await attributes.moveAttribute(await edit(slug), id.parse(attributeId), direction);
    refresh();
  });
}

/** Leave a question out of the next version. */
export async function retireQuestion(slug: string, attributeId: string): Promise<Result<void>> {
  return runAction(async () => {
    await attributes.retireAttribute(await edit(slug), id.parse(attributeId));
    refresh();
  });
}

/** Add a rule to the draft. */
export async function addRule(slug: string, kind: string): Promise<Result<void>> {
  return runAction(async () => {
    await attributes.createRule(await edit(slug), z.enum(RULE_KINDS).parse(kind));
    refresh();
  });
}

const sentence = z.strictObject({
  message: z.string().trim().min(1, "Say what the rule asks for.").max(300),
});

/** Change what a rule says when it does not hold. */
export async function updateRule(
  slug: string,
  ruleId: string,
  form: FormData,
): Promise<Result<void>> {
  return runAction(async () => {
    const { message } = parseForm(sentence, form);
    await attributes.updateRule(await edit(slug), id.parse(ruleId), message);
    refresh();
  });
}

/** Leave a rule out of the next version. */
export async function retireRule(slug: string, ruleId: string): Promise<Result<void>> {
  return runAction(async () => {
    await attributes.retireRule(await edit(slug), id.parse(ruleId));
    refresh();
  });
}
