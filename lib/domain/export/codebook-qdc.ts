import type { BookFrame } from "../codebook/book";
import { hexOf } from "../codebook/book";
import { descriptionOf } from "../codebook/description";
import type { Branch } from "../codebook/tree";
import { treeOf } from "../codebook/tree";
import type { XmlElement } from "./xml";
import { xmlDocument } from "./xml";

/** What a codebook file of ours says it comes from; its descriptions have our sections. */
export const ORIGIN = "Framewise";

/** A REFI-QDA 1.5 codebook (.qdc), valid against the standard's Codebook.xsd. It needs at least one frame. */
export function codebookQdc(frames: readonly BookFrame[]): string {
  const tree = treeOf(
    frames.map((frame) => ({ ...frame, id: frame.guid, parentId: frame.parent })),
  );
  return xmlDocument({
    name: "CodeBook",
    attributes: { xmlns: "urn:QDA-XML:codebook:1.0", origin: ORIGIN },
    children: [{ name: "Codes", children: tree.map(code) }],
  });
}

function code({ frame, children }: Branch<BookFrame>): XmlElement {
  const description = descriptionOf(frame);
  return {
    name: "Code",
    attributes: {
      guid: frame.guid,
      name: frame.name,
      isCodable: String(!frame.isGroup),
      color: hexOf(frame.color),
    },
    children: [
      ...(description === "" ? [] : [{ name: "Description", children: [description] }]),
      ...children.map(code),
    ],
  };
}
