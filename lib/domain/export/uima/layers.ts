import { descriptionOf } from "../../codebook/description";
import { taggableFrames } from "../../frame";
import { questionOf } from "../../attribute";
import type { StudyHead } from "../study";
import { ARTICLE_LAYER, featureNames, FRAME_LAYER, TAG_FEATURES, typesOf } from "./type-system";

/**
 * The layers as INCEpTION's project settings load them (Layers → Import): it takes tags only of
 * layers that a project has. The frames are the tag set of the feature `frame`.
 */
export function layersJson(head: StudyHead): string {
  const names = featureNames(head.questions);
  const words = new Map(head.questions.map((question) => [names.get(question.id)!, question]));
  const layers = typesOf(head)
    .filter(({ name }) => name === FRAME_LAYER || name === ARTICLE_LAYER)
    .map(({ name, features }) => ({
      name,
      uiName: name.slice(name.lastIndexOf(".") + 1),
      type: name === FRAME_LAYER ? "span" : "document-metadata",
      description: name === FRAME_LAYER ? "A passage that uses a frame" : "The article as a whole",
      ...{ enabled: true, built_in: false, readonly: false, show_hover: true },
      ...{ allow_stacking: true, cross_sentence: true, linked_list_behavior: false },
      ...{ anchoring_mode: "CHARACTERS", overlap_mode: "ANY_OVERLAP", validation_mode: "NEVER" },
      features: features.map((feature, rank) => ({
        name: feature.name,
        uiName: words.get(feature.name)?.name ?? feature.name,
        type: feature.range,
        description: questionIn(words.get(feature.name)),
        ...{ enabled: true, visible: feature.name !== "annotationId", required: false },
        ...{ remember: false, include_in_hover: feature.name === TAG_FEATURES[0] },
        ...{ multi_value_mode: "NONE", link_mode: "NONE", rank },
        ...(feature.name === TAG_FEATURES[0] && { tag_set: tagSet(head) }),
      })),
    }));
  return `${JSON.stringify(layers, null, 2)}\n`;
}

const questionIn = (question: StudyHead["questions"][number] | undefined) =>
  question ? questionOf(question) : "";

function tagSet({ frames, project }: StudyHead) {
  return {
    name: `${project.name}: frames`,
    description: "",
    language: "x-undefined",
    tags: taggableFrames(frames).map((frame) => ({
      tag_name: frame.name,
      tag_description: descriptionOf(frame),
    })),
    create_tag: false,
  };
}
