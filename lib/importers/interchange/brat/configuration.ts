import type { ImportedCode } from "@/lib/domain/interchange/imported-study";

/** What the configuration of a collection says of its types and attributes. */
export interface BratConfiguration {
  /** Types in their order, with their names and colours. */
  readonly types: readonly ImportedCode[];
  /** By attribute, the values it can have; none where it is there or not. */
  readonly attributes: ReadonlyMap<string, readonly string[]>;
  /** What people read for a type or an attribute; the name itself where nothing is said. */
  readonly labelOf: (name: string) => string;
}

/** @param annotationConf and @param visualConf the files' texts; empty where there is none */
export function readConfiguration(annotationConf: string, visualConf: string): BratConfiguration {
  const labels = new Map(
    sectionLines(visualConf, "labels").map((line) => {
      const [name, label] = line.split("|").map((part) => part.trim());
      return [name!, label ?? ""];
    }),
  );
  const colors = new Map(
    sectionLines(visualConf, "drawing").map((line) => [
      line.trim().split(/\s/)[0]!,
      /bgColor:\s*(#[0-9a-f]{6})\b/i.exec(line)?.[1]?.toLowerCase() ?? null,
    ]),
  );
  const labelOf = (name: string) => labels.get(name) || name;
  const above: string[] = [];
  const types = new Map<string, ImportedCode>();
  for (const line of sectionLines(annotationConf, "entities")) {
    const [, indent, mark, key] = /^(\t*) *(!?)([^\s|]+)/.exec(line) ?? [];
    if (!key || /^<.*>/.test(key) || types.has(key)) continue;
    const depth = Math.min(indent!.length, above.length);
    above.splice(depth, Infinity, key);
    types.set(key, {
      ...{ key, name: labelOf(key), parentKey: above[depth - 1] ?? null, isGroup: mark === "!" },
      ...{ color: colors.get(key) ?? null, description: "" },
    });
  }
  const attributes = new Map(
    sectionLines(annotationConf, "attributes").map((line) => [
      line.trim().split(/\s/)[0]!,
      /\bValue:\s*([^,]*)/.exec(line)?.[1]?.trim().split("|") ?? [],
    ]),
  );
  return { types: [...types.values()], attributes, labelOf };
}

/** The lines of a section that say something. */
function sectionLines(text: string, wanted: string): string[] {
  let section = "";
  return text.split(/\r?\n/).filter((line) => {
    const [, named] = /^\[(\w+)\]\s*$/.exec(line) ?? [];
    if (named) section = named;
    return !named && section === wanted && line.trim() !== "" && !/^\s*(#|-+\s*$)/.test(line);
  });
}
