"use client";

import { TextInput } from "@/components/ui/inputs";
import { OnceDialog } from "@/components/ui/once-dialog";
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
  return (
    <OnceDialog
      trigger={isPublic ? "Make a new public link" : "Make a public link"}
      title="Make a public link"
      description="It shows counts and shares only: no articles, no tags, no names of reviewers. A link made before stops working. Reviewers who are still coding should not be sent it."
      action={publish}
      submit="Make the link"
      made={{
        title: "The public link",
        description:
          "Whoever has it can read the report without an account, until you withdraw it.",
        label: () => "Link",
        secret: (link: string) => link,
      }}
    >
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
    </OnceDialog>
  );
}
