"use client";

import { Check } from "lucide-react";
import Link from "next/link";
import { DropdownMenu as Radix } from "radix-ui";
import type { ReactNode } from "react";

/** A list of things to do or places to go, behind a button. */
export function Menu({
  trigger,
  align = "start",
  children,
}: {
  /** The button that opens it. */
  trigger: ReactNode;
  align?: "start" | "end";
  children: ReactNode;
}) {
  return (
    <Radix.Root modal={false}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          align={align}
          sideOffset={6}
          collisionPadding={12}
          className="z-50 max-h-(--radix-dropdown-menu-content-available-height) max-w-88 min-w-52 overflow-y-auto rounded-lg border border-line bg-surface p-1.5 shadow-raised data-[state=open]:animate-[appear_120ms_ease-out]"
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

const ITEM =
  "flex min-h-9 w-full items-center gap-2.5 rounded-md px-2.5 py-1.5 text-left outline-none select-none " +
  "data-highlighted:bg-accent-soft data-highlighted:text-accent-strong data-disabled:text-muted " +
  "forced-colors:data-highlighted:outline pointer-coarse:min-h-11 [&_svg]:size-4 [&_svg]:shrink-0";

/** Something to do. */
export function MenuItem({
  onSelect,
  disabled,
  danger = false,
  children,
}: {
  onSelect: () => void;
  disabled?: boolean;
  danger?: boolean;
  children: ReactNode;
}) {
  return (
    <Radix.Item
      disabled={disabled}
      onSelect={onSelect}
      className={`${ITEM} cursor-pointer ${danger ? "text-danger" : ""}`}
    >
      {children}
    </Radix.Item>
  );
}

/** Somewhere to go; `current` marks where one is. */
export function MenuLink({
  href,
  current = false,
  children,
}: {
  href: string;
  current?: boolean;
  children: ReactNode;
}) {
  return (
    <Radix.Item asChild>
      <Link href={href} prefetch={false} aria-current={current || undefined} className={ITEM}>
        <span className="min-w-0 flex-1">{children}</span>
        {current && <Check aria-hidden className="text-accent" />}
      </Link>
    </Radix.Item>
  );
}

/** One of a few, of which one holds. */
export function MenuChoice<Value extends string>({
  label,
  value,
  options,
  onChange,
}: {
  label: string;
  value: Value;
  options: readonly { value: Value; label: ReactNode }[];
  onChange: (value: Value) => void;
}) {
  return (
    <>
      <MenuLabel>{label}</MenuLabel>
      <Radix.RadioGroup
        aria-label={label}
        value={value}
        onValueChange={(chosen) => onChange(chosen as Value)}
      >
        {options.map((option) => (
          <Radix.RadioItem
            key={option.value}
            value={option.value}
            onSelect={(event) => event.preventDefault()}
            className={`${ITEM} cursor-pointer`}
          >
            <span className="min-w-0 flex-1">{option.label}</span>
            <Radix.ItemIndicator>
              <Check aria-hidden className="text-accent" />
            </Radix.ItemIndicator>
          </Radix.RadioItem>
        ))}
      </Radix.RadioGroup>
    </>
  );
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return <Radix.Label className="px-2.5 pt-2 pb-1 text-sm text-muted">{children}</Radix.Label>;
}

export function MenuSeparator() {
  return <Radix.Separator className="-mx-1.5 my-1.5 h-px bg-line" />;
}
