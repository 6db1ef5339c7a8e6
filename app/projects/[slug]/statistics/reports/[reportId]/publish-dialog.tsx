"use client";

import { useState } from "react";
import { ActionForm } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import { CopyField } from "@/components/ui/copy-field";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { TextInput } from "@/components/ui/inputs";
import type { Result } from "@/lib/domain/errors";
import type { PublicTerms } from "@/lib/domain/report/public-terms";

/** Ask under which terms a report becomes public, then show its link, once. */
export function PublishDialog({
  isPublic,
  terms,
  publish,
}: {
  isPublic: boolean;
  terms: PublicTerms;
  publish: (form: FormData) => Promise<Result<string>>;
}) {
  const [open, setOpen] = useState(false);
  const [link, setLink] = useState<string | null>(null);
  return (
    <Dialog
      trigger={<Button>{isPublic ? "Make a new public link" : "Make a public link"}</Button>}
      title={link ? "The public link" : "Make a public link"}
      description={
        link
          ? "Whoever has it can read the report without an account, until you withdraw it."
          : "It shows counts and shares only: no articles, no tags, no names of reviewers. A link made before stops working. Reviewers who are still coding should not be sent it."
      }
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        if (next) setLink(null);
      }}
    >
      {link ? (
        <>
          <CopyField label="Link" hint="It is not shown again." value={link} />
          <div>
            <DialogClose>
              <Button>Done</Button>
            </DialogClose>
          </div>
        </>
      ) : (
        <ActionForm action={publish} submit="Make the link" onSuccess={setLink}>
          <TextInput
            label="Longest quotation, in characters"
            hint="The codebook’s examples are cut after so many; 0 shows none."
            name="longestQuote"
            type="number"
            min={0}
            max={1000}
            defaultValue={terms.longestQuote}
            required
          />
          <TextInput
            label="Smallest count shown"
            hint="Counts below it, other than 0, are hidden, and the shares made of them."
            name="smallestCell"
            type="number"
            min={1}
            max={100}
            defaultValue={terms.smallestCell}
            required
          />
        </ActionForm>
      )}
    </Dialog>
  );
}
