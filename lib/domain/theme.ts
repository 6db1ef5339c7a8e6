/** How bright the pages are: as the device says, or as the person chose. */
export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

/** The theme called `name`; whatever else a cookie or form may hold means "system". */
export function themeNamed(name: unknown): Theme {
  return THEMES.find((theme) => theme === name) ?? "system";
}
