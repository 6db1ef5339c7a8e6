import type { ReactNode } from "react";
import { Notice } from "./notice";

/** Says, and reads out, why what was sent was refused. Nothing when there is no error. */
export function FormError({ children }: { children?: ReactNode }) {
  return (
    <div role="alert" className="empty:absolute">
      {children && <Notice tone="error">{children}</Notice>}
    </div>
  );
}
