import type { z } from "zod";
import { AppError } from "@/lib/domain/errors";
import { requireHoldable } from "@/lib/domain/text/holdable";

/**
 * What a person entered, checked by `schema`, which refuses fields it does not
 * know. Fields that React adds to a form for itself are left out.
 *
 * @throws {AppError} invalid_input, when no form was sent or a field holds what no text can hold
 * @throws {z.ZodError} when the schema does not accept it
 */
export function parseForm<Schema extends z.ZodType>(
  schema: Schema,
  form: FormData,
): z.output<Schema> {
  requireForm(form);
  const entered = Object.fromEntries([...form].filter(([name]) => !name.startsWith("$ACTION_")));
  return schema.parse(entered);
}

/**
 * Refuse a form that is none, for an action is called from outside with whatever arguments, or
 * that holds what no text can hold. For actions that look at its fields themselves.
 *
 * @throws {AppError} invalid_input
 */
export function requireForm(form: FormData): void {
  if (!((form as unknown) instanceof FormData)) {
    throw new AppError("invalid_input", "The form did not arrive. Load the page anew.");
  }
  for (const [name, value] of form) requireHoldable({ [name]: value });
}
