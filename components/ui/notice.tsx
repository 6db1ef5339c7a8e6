import { CircleAlert, CircleCheck, Info, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";

const TONES = {
  info: { Icon: Info, says: "Note", look: "bg-accent-soft [&>svg]:text-accent" },
  success: { Icon: CircleCheck, says: "Done", look: "bg-success-soft [&>svg]:text-success" },
  warning: { Icon: TriangleAlert, says: "Warning", look: "bg-warning-soft [&>svg]:text-warning" },
  error: { Icon: CircleAlert, says: "Error", look: "bg-danger-soft [&>svg]:text-danger" },
};

/**
 * A message that stands on the page. It does not announce itself; wrap one that
 * appears in answer to something in an element with `role="status"` or `"alert"`.
 */
export function Notice({
  tone = "info",
  title,
  children,
}: {
  tone?: keyof typeof TONES;
  title?: ReactNode;
  children?: ReactNode;
}) {
  const { Icon, says, look } = TONES[tone];
  return (
    <div className={`flex gap-3 rounded-md border border-transparent px-4 py-3 ${look}`}>
      <Icon aria-hidden className="mt-[0.2em] size-4.5 shrink-0" />
      <div className="flex min-w-0 flex-col gap-1">
        <span className="sr-only">{says}: </span>
        {title && <p className="font-medium">{title}</p>}
        {children && <div>{children}</div>}
      </div>
    </div>
  );
}
