"use server";

import { z } from "zod";
import type { Result } from "@/lib/domain/errors";
import { AppError } from "@/lib/domain/errors";
import type { Answer } from "@/lib/server/calculator/answers";
import { calculate } from "@/lib/server/calculator/calculate";
import { parseForm } from "@/lib/server/form";
import { runAction } from "@/lib/server/run";
import { requireUserId } from "@/lib/server/session";

const pasted = z.strictObject({ data: z.string() });

/** Compute the agreement of pasted data. Nothing of them is kept. */
export async function calculateAgreement(form: FormData): Promise<Result<Answer[]>> {
  return runAction(async () => {
    await requireUserId();
    const { data } = parseForm(pasted, form);
    if (data.trim() === "") throw new AppError("invalid_input", "Paste a table or cases first.");
    return calculate(data);
  });
}
