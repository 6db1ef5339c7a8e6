"use client";

import { useEffect } from "react";

declare global {
  interface Window {
    __webpack_nonce__?: string;
  }
}

/**
 * Lets dialogs insert the style element that stops the page behind them from
 * scrolling: their library looks for the page's nonce under this name, and the
 * Content-Security-Policy refuses style elements without it. The nonce is the
 * one the document was loaded with, also after moving to another page.
 */
export function StyleNonce() {
  useEffect(() => {
    window.__webpack_nonce__ = document.querySelector<HTMLElement>("script[nonce]")?.nonce;
  }, []);
  return null;
}
