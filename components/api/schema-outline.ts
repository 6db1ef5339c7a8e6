/** As much of a JSON Schema as descriptions of the interface use. */
export interface SchemaPart {
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly description?: string;
  readonly default?: unknown;
  readonly required?: readonly string[];
  /** Schemas in turn. */
  readonly anyOf?: readonly unknown[];
  readonly oneOf?: readonly unknown[];
  readonly items?: unknown;
  readonly properties?: Readonly<Record<string, unknown>>;
}

/** What a value is, in a few words. */
export function typeWords(schema: SchemaPart): string {
  if (schema.const !== undefined) return JSON.stringify(schema.const);
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(" | ");
  const choices = choicesOf(schema);
  if (choices.length > 0) return [...new Set(choices.map(typeWords))].join(" | ");
  if (schema.type === "array") {
    return `list of ${itemsOf(schema).map(typeWords).join(" | ") || "anything"}`;
  }
  if (schema.format === "date-time") return "time";
  if (schema.format === "date") return "day";
  return schema.type ? [schema.type].flat().join(" | ") : "anything";
}

/** One field of a value, or of what lies in it. */
export interface OutlineLine {
  /** Such as `items[].start`. */
  readonly name: string;
  readonly type: string;
  readonly required: boolean;
  readonly description: string;
}

/** The fields of a value, each before those that lie within it. */
export function outlineOf(schema: SchemaPart, prefix = ""): OutlineLine[] {
  const fields = Object.entries(schema.properties ?? {}).flatMap(([name, value]) => {
    const field = value as SchemaPart;
    const path = prefix ? `${prefix}.${name}` : name;
    const line = {
      name: path,
      type: typeWords(field),
      required: schema.required?.includes(name) ?? false,
      description: [field.description, usual(field)].filter(Boolean).join(". "),
    };
    return [line, ...outlineOf(field, path)];
  });
  const lines = [
    ...choicesOf(schema).flatMap((choice) => outlineOf(choice, prefix)),
    ...itemsOf(schema).flatMap((item) => outlineOf(item, `${prefix}[]`)),
    ...fields,
  ];
  return lines.filter((line, at) => lines.findIndex(({ name }) => name === line.name) === at);
}

function choicesOf({ anyOf, oneOf }: SchemaPart): readonly SchemaPart[] {
  return (anyOf ?? oneOf ?? []) as readonly SchemaPart[];
}

function itemsOf({ items }: SchemaPart): readonly SchemaPart[] {
  return typeof items === "object" ? ([items].flat() as SchemaPart[]) : [];
}

function usual(schema: SchemaPart): string {
  return schema.default === undefined ? "" : `Left out: ${JSON.stringify(schema.default)}`;
}
