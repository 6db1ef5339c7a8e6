import { CODEBOOK_TEMPLATE } from "../../codebook-template";
import { frameElements } from "./frame-elements";
import { genericFrames } from "./generic-frames";
import { policyFrames } from "./policy-frames";
import type { Template } from "./template";
import { framesOf } from "./template";

/** Every codebook to start from. To add one: write its file, then a line here. The keys are part of addresses. */
export const templates = {
  partnership: {
    name: "Security, partnership, grievance",
    description:
      "Three frames for news on the relations of two countries: as a danger, as a deal, as an answer to an old wrong.",
    frames: framesOf(CODEBOOK_TEMPLATE),
    builtIns: ["relevance", "frames-present", "primary-frame", "tone"],
    questions: [],
    rules: ["irrelevant-untagged", "primary-frame-tagged"],
  },
  "policy-frames": policyFrames,
  "generic-frames": genericFrames,
  "frame-elements": frameElements,
} as const satisfies Record<string, Template>;

export type TemplateId = keyof typeof templates;

export const TEMPLATE_IDS = Object.keys(templates) as TemplateId[];
