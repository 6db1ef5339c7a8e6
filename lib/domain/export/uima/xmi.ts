import { xmlDocument } from "../xml";
import type { Cas } from "./cas";

/**
 * UIMA CAS XMI 1.0: the text and what was tagged in it; the types stand in a file of
 * their own (`typeSystemXml`).
 */
export function casXmi({ text, structures }: Cas): string {
  const spaces = new Map(structures.map(({ type }) => [spaceOf(type), prefixOf(type)]));
  return xmlDocument({
    name: "xmi:XMI",
    attributes: {
      "xmlns:xmi": "http://www.omg.org/XMI",
      "xmlns:cas": "http:///uima/cas.ecore",
      ...Object.fromEntries([...spaces].map(([space, prefix]) => [`xmlns:${prefix}`, space])),
      "xmi:version": "2.0",
    },
    children: [
      { name: "cas:NULL", attributes: { "xmi:id": "0" } },
      ...structures.map(({ type, begin, end, values }, i) => ({
        name: `${prefixOf(type)}:${type.slice(type.lastIndexOf(".") + 1)}`,
        attributes: {
          ...{ "xmi:id": String(i + 2), sofa: "1" },
          ...(begin === null ? {} : { begin: String(begin), end: String(end) }),
          ...Object.fromEntries(
            Object.entries(values).map(([name, value]) => [name, holdable(String(value))]),
          ),
        },
      })),
      {
        name: "cas:Sofa",
        attributes: {
          ...{ "xmi:id": "1", sofaNum: "1", sofaID: "_InitialView", mimeType: "text" },
          sofaString: holdable(text),
        },
      },
      {
        name: "cas:View",
        attributes: { sofa: "1", members: structures.map((_, i) => i + 2).join(" ") },
      },
    ],
  });
}

/** Characters that XML cannot hold become spaces, of the same length, so that offsets stay true. */
function holdable(text: string): string {
  return text.replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, (character) =>
    " ".repeat(character.length),
  );
}

/** `webanno.custom.Frame` is in `http:///webanno/custom.ecore`. */
function spaceOf(type: string): string {
  return `http:///${type.slice(0, type.lastIndexOf(".")).replaceAll(".", "/")}.ecore`;
}

/** The last part of a type's package. */
function prefixOf(type: string): string {
  return type.split(".").at(-2)!;
}
