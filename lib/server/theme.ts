import { cookies, headers } from "next/headers";
import type { Theme } from "@/lib/domain/theme";
import { themeNamed } from "@/lib/domain/theme";

const COOKIE = "theme";
const ONE_YEAR = 365 * 24 * 60 * 60;

/** The theme this browser asked for. */
export async function readTheme(): Promise<Theme> {
  return themeNamed((await cookies()).get(COOKIE)?.value);
}

/** Remember the theme in this browser; only inside a server action. */
export async function writeTheme(theme: Theme): Promise<void> {
  (await cookies()).set(COOKIE, theme, {
    maxAge: ONE_YEAR,
    sameSite: "lax",
    httpOnly: true,
    secure: (await headers()).get("x-forwarded-proto") === "https",
    path: "/",
  });
}
