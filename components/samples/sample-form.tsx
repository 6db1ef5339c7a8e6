"use client";

import type { ComponentProps } from "react";
import { ActionForm } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import { Checkbox, RadioGroup } from "@/components/ui/choices";
import { FormError } from "@/components/ui/form-error";
import { Select, TextInput } from "@/components/ui/inputs";
import { usePreview } from "@/components/ui/use-preview";
import type { Result } from "@/lib/domain/errors";
import { SamplingFlowTables } from "./sampling-flow";

type Flow = ComponentProps<typeof SamplingFlowTables>["flow"];

/** Plan a sample, look at what it would be, and draw it. */
export function SampleForm({
  outlets,
  languages,
  seed,
  preview,
  draw,
}: {
  outlets: readonly { readonly id: string; readonly name: string }[];
  languages: readonly string[];
  /** Offered to begin with. */
  seed: string;
  preview: (form: FormData) => Promise<Result<Flow>>;
  draw: (form: FormData) => Promise<Result<void>>;
}) {
  const { shown, looking, look } = usePreview(preview);

  return (
    <ActionForm
      action={draw}
      submit="Draw the sample"
      beside={
        <Button pending={looking} onClick={(event) => void look(event.currentTarget.form!)}>
          Show what would be drawn
        </Button>
      }
    >
      <TextInput label="Name" name="name" required maxLength={80} />
      <div className="grid gap-5 sm:grid-cols-2">
        <TextInput
          label="Articles to draw"
          name="size"
          type="number"
          min={1}
          required
          defaultValue="100"
          hint="In all; with a quota, from each stratum."
        />
        <TextInput
          label="Seed"
          name="seed"
          inputMode="numeric"
          required
          defaultValue={seed}
          hint="The same seed draws the same articles again."
        />
        <Select label="Strata" name="strata" defaultValue="none">
          <option value="none">none: a simple random sample</option>
          <option value="outlet">outlet</option>
          <option value="month">month</option>
          <option value="outlet and month">outlet and month</option>
        </Select>
        <TextInput
          label="Words in the text"
          name="query"
          hint="Words, “phrases”, beginnings*, AND, OR, NOT."
        />
        <TextInput label="Published from" name="from" type="date" />
        <TextInput label="Published until" name="to" type="date" />
      </div>
      <RadioGroup
        legend="From each stratum"
        name="allocation"
        defaultValue="proportional"
        options={[
          { value: "proportional", label: "in proportion to its size" },
          { value: "equal", label: "the same number, as far as it has so many" },
          { value: "quota", label: "a quota: so many from each" },
        ]}
      />
      {outlets.length > 0 && (
        <Ticks
          legend="Only these outlets"
          name="outlet"
          options={outlets.map(({ id, name }) => [id, name])}
        />
      )}
      {languages.length > 1 && (
        <Ticks
          legend="Only these languages"
          name="language"
          options={languages.map((code) => [code, code])}
        />
      )}
      <Checkbox
        name="withDuplicates"
        label="Draw from all printings"
        hint="Otherwise only the coded printing of each story can be drawn."
      />
      <FormError>{shown?.ok === false && shown.error.message}</FormError>
      <div role="status" className="empty:absolute">
        {shown?.ok && <SamplingFlowTables flow={shown.value} />}
      </div>
    </ActionForm>
  );
}

/** None ticked lets all through. */
function Ticks({
  legend,
  name,
  options,
}: {
  legend: string;
  name: string;
  options: readonly (readonly [string, string])[];
}) {
  return (
    <fieldset className="min-w-0">
      <legend className="mb-2 font-medium">
        {legend} <span className="font-normal text-muted">(none ticked: all)</span>
      </legend>
      <div className="flex max-h-60 flex-col gap-2 overflow-y-auto">
        {options.map(([value, label]) => (
          <Checkbox key={value} name={name} value={value} label={label} />
        ))}
      </div>
    </fieldset>
  );
}
