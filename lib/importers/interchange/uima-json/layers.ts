import type { ImportedCode, ImportedQuestion } from "@/lib/domain/interchange/imported-study";
import { isObject, objectsIn, wordsOf } from "../study-files";
import type { Structure } from "./cas";

/** What every pipeline around UIMA writes of a text, and nobody tagged. */
const PIPELINE = /^uima\.|^de\.tudarmstadt\.ukp\.dkpro\.core\.api\.(?!ner\.type\.NamedEntity$)/;
/** The plain annotation, which tools without types of their own write. */
const PLAIN = "uima.tcas.Annotation";

/** Whether a structure with a span is somebody's tag. */
export const isTag = ({ type }: Structure): boolean => type === PLAIN || !PIPELINE.test(type);

/** Features that hold what a passage is tagged with, the likely first; else it is the first with words. */
const LABELS = ["frame", "label", "value", "code", "category", "tag"];
const NOTES = /^(memo|note|notes|comment)$/i;
const IDS = /^(id|identifier|annotationId|uid)$/;

/** What a tag says: its label, a note, and whatever else there is. */
export interface Said {
  readonly label: string | null;
  readonly memo: string;
  /** The same for all parts of one tag; null where there is none. */
  readonly part: string | null;
  readonly others: readonly (readonly [feature: string, words: string])[];
}

export function saidBy({ values }: Structure): Said {
  const entries = Object.entries(values);
  const plain = entries.filter(([name]) => !NOTES.test(name) && !IDS.test(name));
  const labelled =
    LABELS.flatMap((name) => plain.filter(([feature]) => feature.toLowerCase() === name))[0] ??
    plain[0];
  return {
    label: labelled?.[1] ?? null,
    memo: entries.find(([name]) => NOTES.test(name))?.[1] ?? "",
    part: values.annotationId ?? null,
    others: plain.filter((one) => one !== labelled),
  };
}

/** Codes of the layers that were tagged with; of several layers, each is a group of its own. */
export class LayerCodes {
  private readonly labels = new Map<string, Map<string, string>>();
  private readonly bare = new Set<string>();

  /** The key of the code for a label, or of the layer itself where there is none. */
  keyFor(type: string, label: string | null): string {
    this.addLayer(type);
    if (label === null) {
      this.bare.add(type);
      return type;
    }
    this.addLabel(type, label, "");
    return keyOf(type, label);
  }

  /** The tag sets of layers as INCEpTION exports them, so that unused tags and descriptions come along. */
  addLayersFile(value: unknown): void {
    for (const layer of objectsIn(value)) {
      const type = wordsOf(layer.name);
      for (const feature of objectsIn(layer.features)) {
        if (type === null || !isObject(feature.tag_set)) continue;
        for (const tag of objectsIn(feature.tag_set.tags)) {
          const name = wordsOf(tag.tag_name);
          if (name !== null) this.addLabel(type, name, wordsOf(tag.tag_description) ?? "");
        }
      }
    }
  }

  get codes(): ImportedCode[] {
    const layers = [...this.labels];
    const needGroups = layers.length > 1;
    return layers.flatMap(([type, labels]): ImportedCode[] => {
      const isBare = this.bare.has(type);
      const layer = {
        ...{ key: type, name: shortName(type), parentKey: null, isGroup: !isBare },
        ...{ color: null, description: "" },
      };
      const codes = [...labels].map(([name, description]) => ({
        ...{ key: keyOf(type, name), name, parentKey: needGroups ? type : null },
        ...{ isGroup: false, color: null, description },
      }));
      return needGroups || isBare ? [layer, ...codes] : codes;
    });
  }

  private addLayer(type: string): Map<string, string> {
    const labels = this.labels.get(type) ?? new Map<string, string>();
    this.labels.set(type, labels);
    return labels;
  }

  private addLabel(type: string, name: string, description: string): void {
    const labels = this.addLayer(type);
    if (!labels.has(name)) labels.set(name, description);
  }
}

const keyOf = (type: string, label: string) => `${type}\n${label}`;

/** `webanno.custom.Span` is called Span. */
export const shortName = (type: string): string => type.slice(type.lastIndexOf(".") + 1);

/** A further feature, as a question that is answered in words. */
export function questionFor(
  type: string,
  feature: string,
  scope: ImportedQuestion["scope"],
): ImportedQuestion {
  const key = keyOf(type, feature);
  return { key, scope, name: feature, kind: "text", role: null, options: [] };
}
