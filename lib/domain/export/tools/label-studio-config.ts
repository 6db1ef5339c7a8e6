import type { Attribute } from "../../attribute";
import { optionsOf } from "../../attribute";
import type { StudyHead } from "../study";
import type { XmlElement } from "../xml";
import { xmlElement } from "../xml";
import { frameNames } from "./words";

/** The labeling configuration: frames as labels, notes on passages, and the questions of the codebook. */
export function labelingConfig(head: Pick<StudyHead, "frames" | "questions">): string {
  const names = frameNames(head);
  const labels = head.frames
    .filter(({ isGroup }) => !isGroup)
    .map(({ id, hex, key }): XmlElement => ({
      name: "Label",
      attributes: {
        value: names.get(id)!,
        background: hex,
        hotkey: key === "" ? null : key,
      },
    }));
  const note: XmlElement = {
    name: "TextArea",
    attributes: { name: "note", toName: "text", perRegion: "true", editable: "true" },
  };
  const children: XmlElement[] = [
    { name: "Labels", attributes: { name: "label", toName: "text" }, children: labels },
    { name: "Text", attributes: { name: "text", value: "$text" } },
    note,
    ...head.questions.flatMap((question) => [
      { name: "Header", attributes: { value: question.question || question.name } },
      questionElement(question, head),
    ]),
  ];
  const lines = children.map((child) => `  ${xmlElement(child)}`);
  return `<View>\n${lines.join("\n")}\n</View>\n`;
}

function questionElement(question: Attribute, head: Pick<StudyHead, "frames">): XmlElement {
  const attributes = {
    ...{ name: question.name, toName: "text" },
    perRegion: question.scope === "annotation" ? "true" : null,
  };
  if (question.kind === "text") return { name: "TextArea", attributes };
  return {
    name: "Choices",
    attributes: { ...attributes, choice: question.kind === "multiple" ? "multiple" : "single" },
    children: optionsOf(question, head.frames).map(({ label }) => ({
      name: "Choice",
      attributes: { value: label },
    })),
  };
}
