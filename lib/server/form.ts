import type { z } from "zod";

/**
 * What a person entered, checked by `schema`, which refuses fields it does not
 * know. Fields that React adds to a form for itself are left out.
 */
export function parseForm<Schema extends z.ZodType>(
  schema: Schema,
  form: FormData,
): z.output<Schema> {
  const entered = [...form].filter(([name]) => !name.startsWith("$ACTION_"));
  return schema.parse(Object.fromEntries(entered));
}
