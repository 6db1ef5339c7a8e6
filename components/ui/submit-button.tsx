"use client";

import type { ReactNode } from "react";
import { useFormStatus } from "react-dom";
import type { ButtonVariant } from "./button";
import { Button } from "./button";

/** Sends the form it stands in, and shows that it is being sent. */
export function SubmitButton({
  children,
  variant = "primary",
  size,
}: {
  children: ReactNode;
  variant?: ButtonVariant;
  size?: "small" | "medium";
}) {
  const { pending } = useFormStatus();
  return (
    <Button type="submit" variant={variant} size={size} pending={pending}>
      {children}
    </Button>
  );
}
