"use client";

import { useState } from "react";
import { ActionForm } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Select, TextArea } from "@/components/ui/inputs";
import type { Decision } from "@/lib/domain/decision";
import type { Result } from "@/lib/domain/errors";
import type { Frame } from "@/lib/domain/frame";
import { taggableFrames } from "@/lib/domain/frame";

/** File a settled passage in the codebook, as an example of a frame or of what it is not. */
export function FileForm({
  decision,
  frames,
  file,
}: {
  decision: Decision;
  frames: readonly Frame[];
  file: (decisionId: string, form: FormData) => Promise<Result<void>>;
}) {
  const [state, setState] = useState<"closed" | "open" | "filed">("closed");
  if (state !== "open") {
    return (
      <div className="flex flex-col items-start gap-2">
        <div role="status" className="empty:absolute">
          {state === "filed" && <Notice tone="success">Filed in the codebook.</Notice>}
        </div>
        <Button size="small" variant="quiet" onClick={() => setState("open")}>
          File in the codebook…
        </Button>
      </div>
    );
  }
  return (
    <ActionForm
      action={file.bind(null, decision.id)}
      submit="File it"
      variant="secondary"
      onSuccess={() => setState("filed")}
      beside={
        <Button variant="quiet" onClick={() => setState("closed")}>
          Cancel
        </Button>
      }
    >
      <Select
        label="As"
        name="kind"
        defaultValue={decision.kind === "rejected" ? "counter-example" : "example"}
      >
        <option value="example">Example: this is the frame</option>
        <option value="counter-example">Counter-example: this is not the frame</option>
      </Select>
      <Select label="Of the frame" name="frameId" defaultValue={decision.frameId}>
        {taggableFrames(frames).map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
      <TextArea
        label="Note"
        name="note"
        rows={2}
        defaultValue={decision.reason}
        hint="What is to be learned from it."
      />
    </ActionForm>
  );
}
