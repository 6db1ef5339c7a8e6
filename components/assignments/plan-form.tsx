"use client";

import { ActionForm } from "@/components/ui/action-form";
import { Button, ButtonLink } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/choices";
import { FormError } from "@/components/ui/form-error";
import { Select, TextInput } from "@/components/ui/inputs";
import { usePreview } from "@/components/ui/use-preview";
import type { Result } from "@/lib/domain/errors";
import type { AssignmentPlan } from "@/lib/domain/planning/plan";
import { PLAN_STRATA } from "@/lib/domain/planning/plan";
import type { PlanPreview } from "@/lib/domain/planning/preview";
import { PlanTables } from "./plan-tables";
import { STRATA_WORDS } from "./plan-words";

/** Plan who codes what, look at what comes of it, and give the articles out. */
export function PlanForm({
  before,
  seed,
  free,
  samples,
  reviewers,
  preview,
  carryOut,
  back,
}: {
  /** The plan of last time; null for the first. */
  before: AssignmentPlan | null;
  /** Offered to begin with. */
  seed: string;
  /** Articles that nobody has in the round, copies included. */
  free: number;
  samples: readonly { readonly id: string; readonly name: string }[];
  reviewers: readonly {
    readonly id: string;
    readonly name: string;
    readonly hint: string;
    /** Whether coding is this person's role. */
    readonly codes: boolean;
  }[];
  preview: (form: FormData) => Promise<Result<PlanPreview>>;
  carryOut: (form: FormData) => Promise<Result<void>>;
  back: string;
}) {
  const { shown, looking, look } = usePreview(preview);
  return (
    <ActionForm
      action={carryOut}
      submit="Give the articles out"
      beside={
        <>
          <Button pending={looking} onClick={(event) => void look(event.currentTarget.form!)}>
            Show what comes of it
          </Button>
          <ButtonLink href={back}>Cancel</ButtonLink>
        </>
      }
    >
      <fieldset className="min-w-0">
        <legend className="mb-2 font-medium">Reviewers</legend>
        <div className="flex max-h-80 flex-col gap-3 overflow-y-auto rounded-lg border border-line bg-surface px-4 py-3.5">
          {reviewers.map(({ id, name, hint, codes }) => (
            <Checkbox
              key={id}
              name="reviewer"
              value={id}
              label={name}
              hint={hint}
              defaultChecked={before ? before.reviewerIds.includes(id) : codes}
            />
          ))}
        </div>
      </fieldset>
      <div className="grid gap-5 sm:grid-cols-2">
        <Select
          label="Articles"
          name="sampleId"
          defaultValue={before?.sampleId ?? ""}
          hint={`Nobody has ${free} of the frozen articles in this round. Copies are left out.`}
        >
          <option value="">all that nobody has</option>
          {samples.map(({ id, name }) => (
            <option key={id} value={id}>
              those of the sample “{name}”
            </option>
          ))}
        </Select>
        <TextInput
          label="How many of them"
          name="size"
          type="number"
          min={1}
          defaultValue=""
          hint="Drawn at random. Empty: all."
        />
        <TextInput
          label="Coded by several, in percent"
          name="overlap"
          type="number"
          min={0}
          max={100}
          required
          defaultValue={before?.overlap ?? 20}
          hint="The overlap: what agreement is measured on."
        />
        <TextInput
          label="Reviewers of a shared article"
          name="reviewersPerArticle"
          type="number"
          min={2}
          required
          defaultValue={before?.reviewersPerArticle ?? 2}
          hint="One codes each of the other articles."
        />
        <Select
          label="Deal evenly by"
          name="strata"
          defaultValue={before?.strata ?? "outlet and month"}
          hint="Every reviewer gets some of each part."
        >
          {PLAN_STRATA.filter((strata) => strata !== "sample" || samples.length > 0).map(
            (strata) => (
              <option key={strata} value={strata}>
                {STRATA_WORDS[strata].label}
              </option>
            ),
          )}
        </Select>
        <TextInput
          label="Most articles for one reviewer"
          name="quota"
          type="number"
          min={1}
          defaultValue={before?.quota ?? ""}
          hint="In this round in all. Empty: no limit."
        />
        <TextInput
          label="To be submitted by"
          name="dueOn"
          type="date"
          defaultValue=""
          hint="Empty: the round's last day."
        />
        <TextInput
          label="Seed"
          name="seed"
          inputMode="numeric"
          required
          defaultValue={seed}
          hint="The same seed deals the same articles in the same way."
        />
      </div>
      <div role="status" aria-live="polite" className="empty:hidden">
        {shown?.ok && <PlanTables preview={shown.value} />}
      </div>
      <FormError>{shown?.ok === false && shown.error.message}</FormError>
    </ActionForm>
  );
}
