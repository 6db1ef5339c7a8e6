import type { Metadata, Viewport } from "next";
import type { ReactNode } from "react";
import { StyleNonce } from "@/components/shell/style-nonce";
import { readTheme } from "@/lib/server/theme";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "Framewise", template: "%s · Framewise" },
  description: "Frame coding for research teams",
  robots: { index: false, follow: false },
};

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#faf8f3" },
    { media: "(prefers-color-scheme: dark)", color: "#181714" },
  ],
};

/** Reads the theme cookie, which makes every page dynamic: without that, no script gets a nonce. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en" data-theme={await readTheme()}>
      <body>
        {children}
        <StyleNonce />
      </body>
    </html>
  );
}
