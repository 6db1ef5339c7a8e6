"use server";

import { themeNamed } from "@/lib/domain/theme";
import { runAction } from "@/lib/server/run";
import { writeTheme } from "@/lib/server/theme";

/** Choose light, dark or the device's own; the page is drawn anew with the answer. */
export async function chooseTheme(name: string): Promise<void> {
  await runAction(() => writeTheme(themeNamed(name)));
}
