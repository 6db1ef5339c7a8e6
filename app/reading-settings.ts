"use server";

import { z } from "zod";
import * as users from "@/lib/data/users";
import type { Result } from "@/lib/domain/errors";
import type { ReadingSettings } from "@/lib/domain/reading-settings";
import { checkedSettings } from "@/lib/domain/reading-settings";
import { runAction } from "@/lib/server/run";
import { requireSession } from "@/lib/server/session";

const shape = z.strictObject({
  textSize: z.number(),
  measure: z.number(),
  lineHeight: z.number(),
  glossary: z.boolean(),
  keys: z.record(z.string().max(32), z.string().max(8)),
});

/** Keep how the caller likes to read. */
export async function saveReadingSettings(
  settings: ReadingSettings,
): Promise<Result<ReadingSettings>> {
  return runAction(async () => {
    const { person } = await requireSession();
    const checked = checkedSettings(shape.parse(settings) as ReadingSettings);
    await users.saveReadingSettings(person.id, checked);
    return checked;
  });
}
