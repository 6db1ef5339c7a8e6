"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import * as outlets from "@/lib/data/outlets";
import type { Result } from "@/lib/domain/errors";
import { requireProject } from "@/lib/server/access";
import { parseForm } from "@/lib/server/form";
import { runAction } from "@/lib/server/run";

const id = z.string().min(1).max(64);

const values = z.strictObject({
  name: z
    .string()
    .trim()
    .min(1, "Give the outlet a name.")
    .max(200, "The name may have at most 200 characters."),
  aliases: z
    .string()
    .max(5000, "The other names may have at most 5,000 characters in all.")
    .transform((lines) =>
      lines
        .split("\n")
        .map((line) => line.trim())
        .filter(Boolean),
    ),
});

/** Set what an outlet is called and by which other names it is recognised. */
export async function updateOutlet(
  slug: string,
  outletId: string,
  form: FormData,
): Promise<Result<void>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "article:import");
    await outlets.updateOutlet(access, id.parse(outletId), parseForm(values, form));
    refresh();
  });
}

/** Make an outlet a part of another one. @returns how many articles moved */
export async function mergeOutlets(
  slug: string,
  outletId: string,
  form: FormData,
): Promise<Result<number>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "article:import");
    const { into } = parseForm(z.strictObject({ into: id }), form);
    const moved = await outlets.mergeOutlets(access, id.parse(outletId), into);
    refresh();
    return moved;
  });
}
