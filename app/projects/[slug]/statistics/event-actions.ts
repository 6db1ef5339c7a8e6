"use server";

import { refresh } from "next/cache";
import { z } from "zod";
import * as events from "@/lib/data/timeline-events";
import type { Result } from "@/lib/domain/errors";
import { requireProject } from "@/lib/server/access";
import { parseForm } from "@/lib/server/form";
import { runAction } from "@/lib/server/run";

const id = z.string().min(1).max(64);
const event = z.strictObject({ day: z.string().max(20), label: z.string().max(1000) });

/** Note what happened on a day. */
export async function addEvent(slug: string, form: FormData): Promise<Result<void>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "report:edit");
    const { day, label } = parseForm(event, form);
    await events.createTimelineEvent(access, day, label);
    refresh();
  });
}

export async function changeEvent(
  slug: string,
  eventId: string,
  form: FormData,
): Promise<Result<void>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "report:edit");
    const { day, label } = parseForm(event, form);
    await events.updateTimelineEvent(access, id.parse(eventId), day, label);
    refresh();
  });
}

/** Put an event into the trash. */
export async function removeEvent(slug: string, eventId: string): Promise<Result<void>> {
  return runAction(async () => {
    const access = await requireProject(id.parse(slug), "report:edit");
    await events.deleteTimelineEvent(access, id.parse(eventId));
    refresh();
  });
}
