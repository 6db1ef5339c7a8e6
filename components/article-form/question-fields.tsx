"use client";

import { useState } from "react";
import { Checkbox } from "@/components/ui/choices";
import { Select, TextInput } from "@/components/ui/inputs";
import type { Attribute, AttributeKind } from "@/lib/domain/attribute";
import { asksForFrames, ATTRIBUTE_KINDS } from "@/lib/domain/attribute";
import type { Frame } from "@/lib/domain/frame";
import { taggableFrames } from "@/lib/domain/frame";
import { ConditionEditor } from "./condition-editor";
import { OptionsEditor } from "./options-editor";

const KIND_WORDS: Readonly<Record<AttributeKind, string>> = {
  single: "one of several answers",
  multiple: "any number of answers",
  scale: "a point of a scale",
  text: "words",
};

/** Everything a lead decides about a question; the names are those of `Attribute`. */
export function QuestionFields({
  attribute,
  others,
  frames,
}: {
  attribute: Omit<Attribute, "id">;
  /** The questions that stand before it. */
  others: readonly Attribute[];
  frames: readonly Frame[];
}) {
  const [kind, setKind] = useState(attribute.kind);
  const [about, setAbout] = useState(attribute.frameId ?? attribute.scope);
  const counted = attribute.role !== null;
  const earlier = others.filter(
    (other) =>
      other.kind !== "text" &&
      (about === "article"
        ? other.scope === "article"
        : other.scope === "annotation" && (other.frameId === null || other.frameId === about)),
  );
  return (
    <>
      {counted ? (
        <>
          <input type="hidden" name="about" value={about} />
          <input type="hidden" name="kind" value={kind} />
        </>
      ) : (
        <div className="grid gap-5 sm:grid-cols-2">
          <Select
            label="Asked of"
            name="about"
            value={about}
            onChange={({ target }) => setAbout(target.value)}
          >
            <option value="article">the article</option>
            <option value="annotation">every tag</option>
            {taggableFrames(frames).map(({ id, name }) => (
              <option key={id} value={id}>
                tags of “{name}”
              </option>
            ))}
          </Select>
          <Select
            label="Answered with"
            name="kind"
            value={kind}
            onChange={({ target }) => setKind(target.value as AttributeKind)}
          >
            {ATTRIBUTE_KINDS.map((one) => (
              <option key={one} value={one}>
                {KIND_WORDS[one]}
              </option>
            ))}
          </Select>
        </div>
      )}
      <TextInput
        label="Name"
        name="name"
        required
        maxLength={80}
        defaultValue={attribute.name}
        hint="What tables and files call it."
      />
      <TextInput
        label="Question"
        name="question"
        maxLength={500}
        defaultValue={attribute.question}
        hint="What reviewers are asked; left empty, they read the name."
      />
      {kind === "text" || asksForFrames(attribute) ? (
        <input type="hidden" name="options" value="[]" />
      ) : (
        <OptionsEditor
          key={String(kind === "scale")}
          initial={attribute.options}
          scale={kind === "scale"}
        />
      )}
      <ConditionEditor
        key={about}
        initial={attribute.condition}
        earlier={earlier}
        frames={frames}
      />
      <Checkbox
        label="Must be answered"
        hint="Without an answer an article is submitted only with a reason."
        name="required"
        defaultChecked={attribute.required}
      />
    </>
  );
}
