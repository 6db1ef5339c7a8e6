import { Check, CloudOff, LoaderCircle, TriangleAlert } from "lucide-react";
import type { OutboxStatus } from "./outbox";
import { SmallButton } from "./small-button";

/** Whether the reviewer's work is safe, in the words that are true at this moment. */
export function SaveBadge({
  status,
  undecided,
  onRetry,
}: {
  /** Null until it is known whether an earlier visit left something. */
  status: OutboxStatus | null;
  /** Conflicts and refusals that wait for a decision. */
  undecided: number;
  onRetry: () => void;
}) {
  const { tone, icon: Icon, words } = describe(status, undecided);
  return (
    <div className="flex items-center gap-1">
      <p
        role="status"
        className={`inline-flex items-center gap-1.5 rounded-full px-2.5 py-1 text-sm font-medium ${tone}`}
      >
        <Icon aria-hidden size={15} className={Icon === LoaderCircle ? "animate-spin" : ""} />
        {words}
      </p>
      {status?.problem === "signed_out" && (
        <a href="/sign-in" target="_blank" className="text-sm text-accent underline">
          Sign in
        </a>
      )}
      {status?.problem && <SmallButton onClick={onRetry}>Try again</SmallButton>}
    </div>
  );
}

function describe(status: OutboxStatus | null, undecided: number) {
  if (!status) return { tone: "text-muted", icon: LoaderCircle, words: "Opening…" };
  const { unsaved, problem, keeps } = status;
  const warning = "bg-warning-soft text-warning";
  if (unsaved === 0 && undecided > 0) {
    const words = undecided === 1 ? "1 tag needs you" : `${undecided} tags need you`;
    return { tone: warning, icon: TriangleAlert, words };
  }
  if (unsaved === 0 && !keeps) {
    const words =
      "Saved – but this browser cannot keep tags while you are offline, so leave the page open until they are saved";
    return { tone: warning, icon: TriangleAlert, words };
  }
  if (unsaved === 0) return { tone: "text-success", icon: Check, words: "Saved" };
  if (!keeps) {
    const words = `${unsaved} not saved yet – this browser cannot keep unsaved tags, so leave the page open`;
    return { tone: "bg-danger-soft text-danger", icon: TriangleAlert, words };
  }
  if (problem === null) {
    return { tone: "text-muted", icon: LoaderCircle, words: `Saving ${unsaved}…` };
  }
  if (problem === "signed_out") {
    return { tone: warning, icon: TriangleAlert, words: "Sign in again — your tags are kept" };
  }
  const words = {
    someone_else: `${unsaved} not saved yet – somebody else signed in on this browser; your tags are kept until you are back`,
    offline: `${unsaved} not saved yet – offline`,
    no_answer: `${unsaved} not saved yet – the server does not answer`,
  };
  return typeof problem === "string"
    ? { tone: warning, icon: CloudOff, words: words[problem] }
    : {
        tone: warning,
        icon: TriangleAlert,
        words: `${unsaved} not saved yet – ${problem.rejected}`,
      };
}
