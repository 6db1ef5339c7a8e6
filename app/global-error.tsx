"use client";

import { Failure } from "@/components/shell/failure";
import "./globals.css";

/** Stands in for the whole document when even the layout failed. */
export default function GlobalError(props: { error: unknown; retry: () => void }) {
  return (
    <html lang="en" data-theme="system">
      <body>
        <title>Something went wrong · Framewise</title>
        <Failure {...props} />
      </body>
    </html>
  );
}
