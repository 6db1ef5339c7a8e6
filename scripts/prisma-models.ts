import { readFileSync } from "node:fs";
import { SCHEMA } from "./schema";

/** A column as prisma/schema.prisma declares it. */
export interface PrismaColumn {
  readonly type: string;
  readonly nullable: boolean;
  /** The comment above it; empty where there is none. */
  readonly comment: string;
}

/** The columns of every model, without relations. */
export function prismaModels(schema = readFileSync(SCHEMA, "utf8")) {
  const models = new Map<string, Map<string, PrismaColumn>>();
  const bodies = [...schema.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)];
  const names = new Set(bodies.map(([, name]) => name));
  for (const [, name, body] of bodies) {
    const columns = new Map<string, PrismaColumn>();
    let comment = "";
    for (const line of body!.split("\n")) {
      const said = /^\s*\/\/\/ (.*)/.exec(line);
      if (said) comment = [comment, said[1]].filter(Boolean).join(" ");
      const column = /^ {2}(\w+)\s+(\w+)(\??)(\[\])?/.exec(line);
      if (!column) continue;
      const [, key, type, optional] = column;
      if (!names.has(type)) {
        columns.set(key!, { type: type!, nullable: optional === "?", comment });
      }
      comment = "";
    }
    models.set(name!, columns);
  }
  return models;
}
