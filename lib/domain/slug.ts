import { AppError } from "./errors";

/** Words that mean something else where a slug stands in an address. */
const RESERVED = new Set(["new"]);

/**
 * The part of a project's address made from its name: lower-case ASCII letters,
 * digits and single hyphens, at most 48. "" when the name has no such letters.
 */
export function slugOf(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .slice(0, 48)
    .replace(/^-+|-+$/g, "");
}

/** @throws {AppError} invalid_input, when a person's own choice cannot stand in an address. */
export function checkSlug(slug: string): string {
  if (slug === "" || slug !== slugOf(slug) || RESERVED.has(slug)) {
    throw new AppError(
      "invalid_input",
      "The short name in the address may hold lower-case letters a–z, digits and single hyphens, such as “levy-2026”.",
    );
  }
  return slug;
}
