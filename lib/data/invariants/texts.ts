import { createHash } from "node:crypto";
import { prisma } from "@/lib/db/client";
import { codePointLength } from "@/lib/domain/text/offsets";
import type { Invariant } from "./invariant";
import { pages } from "./invariant";

/** Texts at a time; each may have a million characters. */
const TEXTS = 50;

const select = { id: true, text: true, sha256: true, length: true } as const;

/** The hash was made when the text was frozen, and the database refuses to change either. */
export const texts: Invariant = {
  id: "IN-05",
  promise: "Every frozen text is as long as when it was frozen, and has the same SHA-256.",
  async check({ at, breach }) {
    const read = (page: object) => prisma.textVersion.findMany({ ...page, select });
    for await (const versions of pages(read, TEXTS)) {
      for (const { id, text, sha256, length } of versions) {
        const now = createHash("sha256").update(text).digest("hex");
        if (now !== sha256) breach(`Text version ${id} is not what was frozen.`);
        else if (codePointLength(text) !== length) breach(`Text version ${id} has another length.`);
      }
      at(versions.length);
    }
  },
};
