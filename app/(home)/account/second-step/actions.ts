"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import * as steps from "@/lib/data/second-steps";
import type { Result } from "@/lib/domain/errors";
import { AppError } from "@/lib/domain/errors";
import { parseForm } from "@/lib/server/form";
import { runAction } from "@/lib/server/run";
import { createRecoveryCodes, createSecret, timeStep } from "@/lib/server/second-step";
import { requireSession } from "@/lib/server/session";
import { requirePassword } from "../require-password";

const proof = z.strictObject({ code: z.string().max(20), current: z.string().default("") });
const password = z.strictObject({ current: z.string().default("") });

/** Make a secret that an authenticator app is to learn. */
export async function beginSecondStep(): Promise<Result<null>> {
  return runAction(async () => {
    const { person } = await requireSession();
    await steps.beginSecondStep(person.id, createSecret());
    refresh();
    return null;
  });
}

/** Turn the second step on, once the app shows the right code. @returns the recovery codes */
export async function confirmSecondStep(formData: FormData): Promise<Result<readonly string[]>> {
  return runAction(async () => {
    const { id, person } = await requireSession();
    const { code, current } = parseForm(proof, formData);
    const { secret, confirmedAt } = await steps.findSecondStep(person.id);
    if (!secret || confirmedAt) {
      throw new AppError("conflict", "This was begun anew or finished meanwhile. Reload the page.");
    }
    const step = timeStep(secret, code.replace(/\s/g, ""));
    if (step === null) {
      throw new AppError(
        "invalid_input",
        "This is not the code of the moment. Enter the one your app shows now, and check that the clocks of both devices are right.",
      );
    }
    await requirePassword(person, current);
    const { codes, hashes } = createRecoveryCodes();
    await steps.confirmSecondStep(person.id, { secret, step }, hashes, id);
    return codes;
  });
}

/** New recovery codes; those before stop working. */
export async function renewRecoveryCodes(formData: FormData): Promise<Result<readonly string[]>> {
  return runAction(async () => {
    const { person } = await requireSession();
    await requirePassword(person, parseForm(password, formData).current);
    if (!(await steps.findSecondStep(person.id)).confirmedAt) {
      throw new AppError("conflict", "The second step is not on. Reload the page.");
    }
    const { codes, hashes } = createRecoveryCodes();
    await steps.renewRecoveryCodes(person.id, hashes);
    return codes;
  });
}

export async function turnOffSecondStep(formData: FormData): Promise<Result<null>> {
  return runAction(async () => {
    const { id, person } = await requireSession();
    await requirePassword(person, parseForm(password, formData).current);
    await steps.clearSecondStep(person.id, person.id, id);
    refresh();
    return null;
  });
}
