import type { GammaArticles, GammaArticlesOptions } from "@/lib/domain/agreement/gamma-articles";
import { gammaOfArticles } from "@/lib/domain/agreement/gamma-articles";
import type { AgreementParts, PartsOptions } from "@/lib/domain/agreement/agreement-parts";
import { agreementParts } from "@/lib/domain/agreement/agreement-parts";
import type {
  CodedText,
  RoundAgreement,
  RoundOptions,
} from "@/lib/domain/agreement/round-agreement";
import { roundAgreement } from "@/lib/domain/agreement/round-agreement";
import type { Copies, CopyOptions, Text } from "@/lib/domain/duplicates/find-copies";
import { findCopies } from "@/lib/domain/duplicates/find-copies";
import type { LearnOptions, LearnedFrame } from "@/lib/domain/suggestions/learn";
import { learnFrames } from "@/lib/domain/suggestions/learn";
import type { TrainingSentence } from "@/lib/domain/suggestions/learn";
import type { AnswerOptions, Answered } from "../calculator/answers";
import { answered } from "../calculator/answers";

/** Says how far a computation is. */
export type Progress = (done: number, total: number) => void;

/** A pure computation that takes seconds: everything it needs comes in, as JSON, and its result goes out. */
type Task<Options, Item, Result> = (
  options: Options,
  items: readonly Item[],
  progress: Progress,
) => Result;

/** What can be computed in a process of its own. To add one: a pure function of the domain, and a line here. */
export const tasks = {
  "find-copies": findCopies satisfies Task<CopyOptions, Text, Copies>,
  "round-agreement": roundAgreement satisfies Task<RoundOptions, CodedText, RoundAgreement>,
  "agreement-parts": agreementParts satisfies Task<PartsOptions, CodedText, AgreementParts>,
  "gamma-articles": gammaOfArticles satisfies Task<GammaArticlesOptions, CodedText, GammaArticles>,
  calculator: answered satisfies Task<AnswerOptions, string, Answered>,
  "learn-frames": learnFrames satisfies Task<LearnOptions, TrainingSentence, LearnedFrame[]>,
} as const;

export type TaskName = keyof typeof tasks;
