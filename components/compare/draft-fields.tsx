"use client";

import { X } from "lucide-react";
import { AttributeFields } from "@/components/article-form/attribute-fields";
import { SmallButton } from "@/components/reading/small-button";
import { Select } from "@/components/ui/inputs";
import { quotedPieces } from "@/lib/domain/annotation";
import { taggableFrames } from "@/lib/domain/frame";
import type { Choice, Compared } from "./comparison";
import { draftTag } from "./lane-tags";

/** What is to be settled, before it is: its passage, which is chosen in the text, its frame and answers. */
export function DraftFields({
  article,
  choice,
  onChange,
}: {
  article: Compared;
  choice: Choice;
  onChange: (choice: Choice) => void;
}) {
  const { frames, attributes, text, language } = article;
  const tag = draftTag(text, choice);
  const words = quotedPieces(tag);
  return (
    <div className="flex flex-col gap-3">
      <div>
        <p className="font-medium">{words.length === 1 ? "Passage" : "Pieces"}</p>
        <ul className="flex flex-col gap-1" aria-live="polite">
          {words.map((quote, index) => (
            <li key={index} className="flex items-start gap-2">
              <span
                lang={language ?? undefined}
                dir="auto"
                className="line-clamp-4 min-w-0 flex-1 font-serif text-base break-words"
              >
                {quote}
              </span>
              {choice.pieces && (
                <SmallButton
                  aria-label={`Take the piece “${quote}” out`}
                  onClick={() => onChange(withoutPiece(choice, index))}
                >
                  <X aria-hidden size={15} />
                </SmallButton>
              )}
            </li>
          ))}
        </ul>
        <p className="text-muted">
          In the text: drag its ends, press [ ] to widen it or {"{ }"} to narrow it, or select other
          words.
        </p>
      </div>
      <Select
        label="Frame"
        value={choice.frameId}
        onChange={(event) => onChange({ ...choice, frameId: event.target.value, attributes: {} })}
      >
        {taggableFrames(frames).map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
      <AttributeFields
        attributes={attributes}
        frames={frames}
        annotation={tag}
        readOnly={false}
        onChange={(remarks) =>
          onChange({ ...choice, attributes: remarks.attributes ?? choice.attributes })
        }
      />
    </div>
  );
}

/** The last two pieces but one are one whole passage. */
function withoutPiece(choice: Choice, index: number): Choice {
  const left = (choice.pieces ?? []).filter((_piece, i) => i !== index);
  const [first, last] = [left[0]!, left.at(-1)!];
  const pieces = left.length > 1 ? left : null;
  return { ...choice, start: first.start, end: last.end, pieces };
}
