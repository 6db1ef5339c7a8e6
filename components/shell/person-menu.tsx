"use client";

import { Calculator as CalculatorIcon, CircleUser, LogOut, ServerCog } from "lucide-react";
import { startTransition, useOptimistic } from "react";
import {
  Menu,
  MenuChoice,
  MenuItem,
  MenuLabel,
  MenuLink,
  MenuSeparator,
} from "@/components/ui/menu";
import { mayGo } from "@/components/reading/use-leave-guard";
import type { Theme } from "@/lib/domain/theme";

const THEMES = [
  { value: "system", label: "As on this device" },
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
] as const satisfies readonly { value: Theme; label: string }[];

/** Who is signed in, how bright the pages are, and the way out. */
export function PersonMenu({
  id,
  name,
  theme,
  chooseTheme,
  signOut,
  administers = false,
}: {
  id: string;
  name: string;
  theme: Theme;
  chooseTheme: (theme: Theme) => Promise<void>;
  signOut: () => Promise<void> | void;
  /** Whether the person administers the installation. */
  administers?: boolean;
}) {
  const [shown, show] = useOptimistic(theme);
  async function leave() {
    if (await mayGo(id)) await signOut();
  }
  return (
    <Menu
      align="end"
      trigger={
        <button
          type="button"
          className="grid size-9 shrink-0 place-items-center rounded-full border border-transparent bg-accent-soft text-sm font-semibold text-accent-strong hover:bg-line pointer-coarse:size-11"
        >
          <span className="sr-only">Signed in as {name}. Menu</span>
          <span aria-hidden>{initials(name)}</span>
        </button>
      }
    >
      <MenuLabel>
        Signed in as
        <span className="block font-medium text-ink">{name}</span>
      </MenuLabel>
      <MenuSeparator />
      <MenuChoice
        label="Brightness"
        value={shown}
        options={THEMES}
        onChange={(chosen) => {
          startTransition(async () => {
            show(chosen);
            document.documentElement.dataset.theme = chosen;
            await chooseTheme(chosen);
          });
        }}
      />
      <MenuSeparator />
      <MenuLink href="/account">
        <span className="flex items-center gap-2.5">
          <CircleUser aria-hidden /> Your account
        </span>
      </MenuLink>
      <MenuLink href="/calculator">
        <span className="flex items-center gap-2.5">
          <CalculatorIcon aria-hidden /> Agreement calculator
        </span>
      </MenuLink>
      {administers && (
        <MenuLink href="/admin">
          <span className="flex items-center gap-2.5">
            <ServerCog aria-hidden /> Administration
          </span>
        </MenuLink>
      )}
      <MenuItem onSelect={() => startTransition(leave)}>
        <LogOut aria-hidden /> Sign out
      </MenuItem>
    </Menu>
  );
}

/** The first letters of the first and last word of a name, in any script. */
function initials(name: string): string {
  const words = name.trim().split(/\s+/u);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined];
  return letters
    .map((word) => [...(word ?? "")][0] ?? "")
    .join("")
    .toLocaleUpperCase();
}
