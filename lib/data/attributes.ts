import type { Transaction } from "@/lib/db/client";
import { Prisma, prisma } from "@/lib/db/client";
import { lockProject } from "@/lib/db/lock";
import type { ProjectAccess } from "@/lib/domain/access";
import type { ArticleForm, Rule, RuleKind } from "@/lib/domain/article-form";
import { RULES } from "@/lib/domain/article-form";
import { NOT_RELEVANT } from "@/lib/domain/article-form";
import type { Attribute, AttributeRole } from "@/lib/domain/attribute";
import { attributeProblems } from "@/lib/domain/attribute-problems";
import { BUILT_IN_QUESTIONS } from "@/lib/domain/built-in-questions";
import { AppError } from "@/lib/domain/errors";
import { recordAudit } from "./audit";

const columns = {
  id: true,
  scope: true,
  frameId: true,
  name: true,
  question: true,
  kind: true,
  options: true,
  required: true,
  role: true,
  condition: true,
} satisfies Prisma.AttributeSelect;

/** What a lead decides about a question. What it counts as (`role`) is decided when it is added. */
export type AttributeContent = Omit<Attribute, "id" | "role">;

/** The questions and rules as the lead is editing them; reviewers get those of a published version. */
export function findDraftForm(access: ProjectAccess<"codebook:edit">): Promise<ArticleForm> {
  return draftForm(prisma, access.projectId);
}

/** The draft's questions and rules, in order: what a codebook version is published with. */
export async function draftForm(
  db: Pick<Transaction, "attribute" | "rule">,
  projectId: string,
): Promise<ArticleForm> {
  const draft = { projectId, retiredAt: null };
  const inOrder = [{ position: "asc" as const }, { id: "asc" as const }];
  const attributes = await db.attribute.findMany({
    where: { ...draft, OR: [{ frameId: null }, { frame: { retiredAt: null } }] },
    orderBy: [{ scope: "desc" }, ...inOrder],
    select: columns,
  });
  const rules = await db.rule.findMany({
    where: draft,
    orderBy: inOrder,
    select: { id: true, message: true, check: true },
  });
  return {
    attributes: attributes as unknown as Attribute[],
    rules: rules as unknown as Rule[],
  };
}

/**
 * Add a question at the end of the draft.
 * @throws {AppError} invalid_input, naming what is wrong
 */
export async function createAttribute(
  access: ProjectAccess<"codebook:edit">,
  content: AttributeContent,
): Promise<string> {
  return add(access, { ...content, id: crypto.randomUUID(), role: null });
}

/**
 * Add one of the questions that statistics know. Those after relevance are asked of
 * relevant articles only.
 * @throws {AppError} invalid_input, when the draft has it already
 */
export async function createBuiltIn(
  access: ProjectAccess<"codebook:edit">,
  role: AttributeRole,
): Promise<string> {
  const { attributes } = await findDraftForm(access);
  const relevance = attributes.find((attribute) => attribute.role === "relevance");
  const relevant = relevance?.options.flatMap(({ value }) => (value === NOT_RELEVANT ? [] : value));
  const condition = relevance ? { attributeId: relevance.id, oneOf: relevant ?? [] } : null;
  return add(access, { ...BUILT_IN_QUESTIONS[role], id: crypto.randomUUID(), condition });
}

async function add(access: ProjectAccess<"codebook:edit">, added: Attribute): Promise<string> {
  return changeForm(access, "attribute.create", async (tx, { attributes }, frameIds) => {
    refuse([...attributes, added], frameIds);
    await tx.attribute.create({
      data: {
        ...stored(added),
        projectId: access.projectId,
        position: await nextPosition(tx, access),
      },
    });
    return added.id;
  });
}

/** Change a question of the draft. @throws {AppError} not_found, invalid_input */
export async function updateAttribute(
  access: ProjectAccess<"codebook:edit">,
  id: string,
  content: AttributeContent,
): Promise<void> {
  await changeForm(access, "attribute.update", async (tx, { attributes }, frameIds) => {
    const old = known(attributes, id);
    const changed = { ...content, id, role: old.role };
    refuse(
      attributes.map((one) => (one.id === id ? changed : one)),
      frameIds,
    );
    await tx.attribute.update({ where: { id }, data: stored(changed) });
    return id;
  });
}

/**
 * Leave a question out of the next published version; answers stay.
 * @throws {AppError} not_found; invalid_input, while another question depends on it
 */
export async function retireAttribute(
  access: ProjectAccess<"codebook:edit">,
  id: string,
): Promise<void> {
  await changeForm(access, "attribute.retire", async (tx, { attributes }, frameIds) => {
    known(attributes, id);
    refuse(
      attributes.filter((one) => one.id !== id),
      frameIds,
    );
    await tx.attribute.update({ where: { id }, data: { retiredAt: new Date() } });
    return id;
  });
}

/**
 * Move a question one place towards the beginning (-1) or the end (1) of those of its
 * scope. At the end of the list nothing happens.
 * @throws {AppError} not_found; invalid_input, when it would stand before one it depends on
 */
export async function moveAttribute(
  access: ProjectAccess<"codebook:edit">,
  id: string,
  by: -1 | 1,
): Promise<void> {
  await changeForm(access, "attribute.move", async (tx, { attributes }, frameIds) => {
    const { scope } = known(attributes, id);
    const among = attributes.filter((one) => one.scope === scope);
    const from = among.findIndex((one) => one.id === id);
    const other = among[from + by];
    if (!other) return id;
    const order = among.map((one, i) =>
      i === from ? other : i === from + by ? among[from]! : one,
    );
    refuse([...attributes.filter((one) => one.scope !== scope), ...order], frameIds);
    for (const [position, one] of order.entries()) {
      await tx.attribute.update({ where: { id: one.id }, data: { position: position + 1 } });
    }
    return id;
  });
}

/** Add a rule to the draft. @throws {AppError} invalid_input, when it has it already */
export async function createRule(
  access: ProjectAccess<"codebook:edit">,
  kind: RuleKind,
): Promise<void> {
  await changeForm(access, "rule.create", async (tx, { attributes, rules }) => {
    const { role, message } = RULES[kind];
    if (rules.some(({ check }) => check.kind === kind)) {
      throw new AppError("invalid_input", "The form has this rule already.");
    }
    if (!attributes.some((one) => one.role === role)) {
      const { name } = BUILT_IN_QUESTIONS[role];
      throw new AppError(
        "invalid_input",
        `Add the question “${name}” first: the rule reads its answer.`,
      );
    }
    const id = crypto.randomUUID();
    const position = rules.length + 1;
    const { projectId } = access;
    await tx.rule.create({ data: { id, projectId, position, message, check: { kind } } });
    return id;
  });
}

/** Change what a rule says when it does not hold. @throws {AppError} not_found */
export async function updateRule(
  access: ProjectAccess<"codebook:edit">,
  id: string,
  message: string,
): Promise<void> {
  await changeForm(access, "rule.update", async (tx, { rules }) => {
    known(rules, id);
    await tx.rule.update({ where: { id }, data: { message } });
    return id;
  });
}

/** Leave a rule out of the next published version. @throws {AppError} not_found */
export async function retireRule(
  access: ProjectAccess<"codebook:edit">,
  id: string,
): Promise<void> {
  await changeForm(access, "rule.retire", async (tx, { rules }) => {
    known(rules, id);
    await tx.rule.update({ where: { id }, data: { retiredAt: new Date() } });
    return id;
  });
}

/**
 * Add the questions and rules of a template or a file after those of the draft, in
 * the transaction that adds its frames.
 * @throws {AppError} invalid_input, naming what is wrong
 */
export async function insertForm(
  tx: Transaction,
  access: ProjectAccess<"codebook:edit">,
  form: ArticleForm,
): Promise<void> {
  const { projectId, userId: actorId } = access;
  const frames = await tx.frame.findMany({
    where: { projectId, retiredAt: null, isGroup: false },
    select: { id: true },
  });
  const draft = await draftForm(tx, projectId);
  refuse(
    [...draft.attributes, ...form.attributes],
    frames.map(({ id }) => id),
  );
  const first = await nextPosition(tx, access);
  for (const [index, attribute] of form.attributes.entries()) {
    await tx.attribute.create({
      data: { ...stored(attribute), projectId, position: first + index },
    });
    const { id: subjectId } = attribute;
    await recordAudit(tx, { actorId, projectId, action: "attribute.create", subjectId });
  }
  for (const [index, { id, message, check }] of form.rules.entries()) {
    const position = draft.rules.length + 1 + index;
    await tx.rule.create({ data: { id, projectId, position, message, check: { ...check } } });
    await recordAudit(tx, { actorId, projectId, action: "rule.create", subjectId: id });
  }
}

/** Change the draft in its turn, and note what was changed. */
async function changeForm(
  access: ProjectAccess<"codebook:edit">,
  action: `${string}.${string}`,
  change: (tx: Transaction, form: ArticleForm, frameIds: readonly string[]) => Promise<string>,
): Promise<string> {
  const { projectId, userId: actorId } = access;
  return prisma.$transaction(async (tx) => {
    await lockProject(tx, projectId);
    const frames = await tx.frame.findMany({
      where: { projectId, retiredAt: null, isGroup: false },
      select: { id: true },
    });
    const form = await draftForm(tx, projectId);
    const subjectId = await change(
      tx,
      form,
      frames.map(({ id }) => id),
    );
    await recordAudit(tx, { actorId, projectId, action, subjectId });
    return subjectId;
  });
}

async function nextPosition(tx: Transaction, { projectId }: ProjectAccess): Promise<number> {
  const last = await tx.attribute.aggregate({ where: { projectId }, _max: { position: true } });
  return (last._max.position ?? 0) + 1;
}

function stored({ options, condition, ...attribute }: Attribute) {
  return {
    ...attribute,
    options: options as unknown as Prisma.InputJsonArray,
    condition: condition ? (condition as unknown as Prisma.InputJsonObject) : Prisma.DbNull,
  };
}

function refuse(attributes: readonly Attribute[], frameIds: readonly string[]): void {
  const [first] = attributeProblems(attributes, frameIds);
  if (first) throw new AppError("invalid_input", first);
}

function known<T extends { readonly id: string }>(list: readonly T[], id: string): T {
  const found = list.find((one) => one.id === id);
  if (!found) throw new AppError("not_found", "This is not in the form any more. Reload the page.");
  return found;
}
