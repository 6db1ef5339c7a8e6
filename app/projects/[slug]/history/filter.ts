import { z } from "zod";
import type { HistoryFilter } from "@/lib/data/history";
import type { AuditGroup } from "@/lib/domain/audit-actions";
import { AUDIT_GROUPS } from "@/lib/domain/audit-actions";

const GROUPS = Object.keys(AUDIT_GROUPS) as [AuditGroup, ...AuditGroup[]];
const text = z.string().max(100).optional().catch(undefined);
const day = z.iso.date().optional().catch(undefined);

const schema = z.object({
  who: text,
  kind: z.enum(GROUPS).optional().catch(undefined),
  ...{ from: day, to: day, article: text, frame: text },
  before: z.coerce.number().int().positive().optional().catch(undefined),
});

/** What an address of the history asks for; what it cannot mean is passed over. */
export function historyFilter(query: Readonly<Record<string, unknown>>): {
  filter: HistoryFilter;
  before: number | null;
} {
  const { who, kind, from, to, article, frame, before } = schema.parse(query);
  return {
    filter: {
      ...{ actorId: who || null, group: kind ?? null, from: from ?? null, to: to ?? null },
      ...{ articleId: article || null, frameId: frame || null },
    },
    before: before ?? null,
  };
}

/** The address's part for a filter. */
export function historyQuery(filter: HistoryFilter, before: number | null = null): string {
  const given = {
    ...{ who: filter.actorId, kind: filter.group, from: filter.from, to: filter.to },
    ...{ article: filter.articleId, frame: filter.frameId, before: before?.toString() ?? null },
  };
  const entries = Object.entries(given).flatMap(([name, value]) => (value ? [[name, value]] : []));
  return entries.length > 0 ? `?${new URLSearchParams(entries)}` : "";
}
