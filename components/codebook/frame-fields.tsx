import { TextArea, TextInput } from "@/components/ui/inputs";
import type { Frame } from "@/lib/domain/frame";
import { LookPicker } from "./look-picker";

/** Everything a person says about a frame; the names are those of `Frame`. */
export function FrameFields({
  frame,
  others,
  free,
}: {
  frame: Omit<Frame, "id">;
  /** The other frames of the codebook. */
  others: readonly Frame[];
  /** Keys that none of them has. */
  free: readonly string[];
}) {
  if (frame.isGroup) return <GroupFields frame={frame} />;
  const taken = others
    .filter(({ key }) => key)
    .map(({ key, shortName }) => `${key} (${shortName})`)
    .join(", ");
  return (
    <>
      <TextInput
        label="Name"
        name="name"
        required
        maxLength={80}
        defaultValue={frame.name}
        hint="Reviewers see it wherever the frame is, so keep it to two or three words."
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <TextInput
          label="Short name"
          name="shortName"
          required
          maxLength={5}
          defaultValue={frame.shortName}
          hint="One to five letters for margins and table heads, such as SEC."
          autoComplete="off"
        />
        <TextInput
          label="Key"
          name="key"
          maxLength={1}
          defaultValue={frame.key}
          hint={`Pressing it tags the selection. Free: ${free.join(" ") || "none"}.${taken && ` Taken: ${taken}.`}`}
          autoComplete="off"
          autoCapitalize="none"
        />
      </div>
      <TextArea
        label="Definition"
        name="definition"
        required
        maxLength={2000}
        defaultValue={frame.definition}
        hint="What the frame is, in a sentence or two."
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <TextArea
          label="Include when"
          name="includeWhen"
          maxLength={2000}
          defaultValue={frame.includeWhen}
          hint="What must be said for the frame to be there."
        />
        <TextArea
          label="Exclude when"
          name="excludeWhen"
          maxLength={2000}
          defaultValue={frame.excludeWhen}
          hint="What looks like the frame but is not."
        />
        <TextArea
          label="Example"
          name="example"
          maxLength={2000}
          defaultValue={frame.example}
          hint="A passage that has the frame."
        />
        <TextArea
          label="Counter-example"
          name="counterExample"
          maxLength={2000}
          defaultValue={frame.counterExample}
          hint="A passage close to it that does not, and why."
        />
      </div>
      <LookPicker initial={frame} others={others} />
    </>
  );
}

/** A group has words, but nothing to tag with. */
function GroupFields({ frame }: { frame: Omit<Frame, "id"> }) {
  return (
    <>
      <TextInput
        label="Name"
        name="name"
        required
        maxLength={80}
        defaultValue={frame.name}
        hint="What its frames have in common, in two or three words."
      />
      <TextArea
        label="Definition"
        name="definition"
        maxLength={2000}
        defaultValue={frame.definition}
        hint="What belongs into the group."
      />
      {(["includeWhen", "excludeWhen", "example", "counterExample", "shortName"] as const).map(
        (field) => (
          <input key={field} type="hidden" name={field} value={frame[field]} />
        ),
      )}
      <input type="hidden" name="key" value="" />
      <input type="hidden" name="color" value={frame.color} />
      <input type="hidden" name="pattern" value={frame.pattern} />
    </>
  );
}
