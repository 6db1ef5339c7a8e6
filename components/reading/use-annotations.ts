import { useCallback, useEffect, useMemo, useReducer, useRef, useState } from "react";
import type {
  Annotation,
  AnnotationMutation,
  Mutation,
  MutationResult,
} from "@/lib/domain/annotation";
import type { AnswerState } from "@/lib/domain/answer-state";
import { answerState, reduceAnswers, revisionOf } from "@/lib/domain/answer-state";
import type { ArticleAnswer } from "@/lib/domain/article-answer";
import type { AnswerValue, Attribute } from "@/lib/domain/attribute";
import type { Frame } from "@/lib/domain/frame";
import { mutationWords } from "@/lib/domain/mutation-words";
import type { AnnotationState } from "@/lib/domain/annotation-state";
import { annotationState, reduce, shownAnnotations } from "@/lib/domain/annotation-state";
import type { History, OwnStep, Step } from "@/lib/domain/annotation-steps";
import { inStep } from "@/lib/domain/annotation-steps";
import { keepMineMutation, redoMutations, undoMutations } from "@/lib/domain/annotation-undo";
import { onTextVersion } from "@/lib/domain/placing";
import { newId } from "./new-id";
import { exclusively, openOtherTabs, openStore, sendParcel } from "./open-outbox";
import type { OutboxStatus } from "./outbox";
import { Outbox } from "./outbox";
import { useLeaveGuard } from "./use-leave-guard";
import type { LeftStep } from "./use-remembered-steps";
import { useRememberedSteps } from "./use-remembered-steps";

interface Work {
  readonly title: string;
  readonly text: string;
  /** The number of the text version; offsets count in it. */
  readonly textVersion: number;
  readonly userId: string;
  readonly assignmentId: string;
  readonly mutationsUrl: string;
  readonly stepsUrl: string;
  /** As the server had them when the page was made. */
  readonly annotations: readonly Annotation[];
  readonly answers: readonly ArticleAnswer[];
  /** What they can be called by. */
  readonly frames: readonly Frame[];
  readonly attributes: readonly Attribute[];
}

/** `step` is null where it could no longer be undone or done again. */
export interface Arrival {
  readonly direction: LeftStep["direction"];
  readonly step: Step | null;
}

/** A reviewer's tags in one article, shown at once and saved in the background. */
export interface Annotations {
  readonly state: AnnotationState;
  readonly shown: readonly Annotation[];
  /** Null until the browser has looked what an earlier visit left unsaved. */
  readonly status: OutboxStatus | null;
  /** What waits to be saved, in words. */
  readonly waiting: () => string[];
  /** The answers in the article form, which the same outbox carries. */
  readonly answers: AnswerState;
  answer: (attributeId: string, value: AnswerValue | null) => void;
  /** Out of a conflict with this answer, … */
  keepMyAnswer: (attributeId: string, value: AnswerValue | null) => void;
  /** … or with what the server has. */
  dismissAnswer: (attributeId: string) => void;
  change: (mutations: readonly AnnotationMutation[]) => void;
  undo: () => void;
  redo: () => void;
  /** What can be undone and done again in the reviewer's other open articles. */
  readonly elsewhere: History<OwnStep>;
  /** What came of a step that was to be undone, or done again, from another article's page. */
  readonly arrived: Arrival | null;
  keepMine: (annotationId: string) => void;
  keepCurrent: (annotationId: string) => void;
  dismiss: (mutationId: string, annotationId: string) => void;
  /** Resolves when all is answered; to the number of answers that need a decision. */
  whenAnswered: () => Promise<number>;
  /** Send now instead of after the wait. */
  retry: () => void;
}

/** Tie the state of the tags, the outbox and the browser's other tabs together. */
export function useAnnotations(work: Work): Annotations {
  const { userId, assignmentId, mutationsUrl } = work;
  const [state, dispatch] = useReducer(reduce, work, ({ text, textVersion, userId, annotations }) =>
    annotationState(text, userId, annotations, textVersion),
  );
  const [answers, dispatchAnswer] = useReducer(reduceAnswers, work.answers, answerState);
  const [status, setStatus] = useState<OutboxStatus | null>(null);
  const outbox = useRef<Promise<Outbox>>(undefined);

  useEffect(() => {
    const parcel = { userId, assignmentId, mutationsUrl };
    const settle = (results: readonly MutationResult[]) => {
      dispatch({ kind: "settle", results });
      dispatchAnswer({ kind: "settle", results });
    };

    let closed = false;
    const otherTabs = openOtherTabs(parcel, (results) => {
      // Not before what they answer is known here: another tab may be sending it already.
      void recovered.then(() => settle(results));
      void opening.then((opened) => opened.hear(results));
    });
    const opening = openStore(parcel).then(({ store, keeps }) => {
      const opened = new Outbox({
        store,
        keeps,
        send: (mutations) => sendParcel(parcel, mutations),
        exclusively: (work) => exclusively(parcel, work),
        onResults(results) {
          settle(results);
          otherTabs.post(results);
        },
        onStatus: setStatus,
      });
      return opened;
    });
    outbox.current = opening;
    const recovered = opening.then(async (opened) => {
      if (closed) return;
      const items = await opened.start();
      const mutations = items.map(({ mutation }) => mutation);
      dispatch({ kind: "recover", mutations });
      dispatchAnswer({ kind: "recover", mutations });
      settle(items.flatMap(({ answer }) => answer ?? []));
    });

    const retry = () => void opening.then((opened) => opened.flush());
    const onVisible = () => {
      if (document.visibilityState === "visible") retry();
    };
    window.addEventListener("online", retry);
    document.addEventListener("visibilitychange", onVisible);
    return () => {
      closed = true;
      window.removeEventListener("online", retry);
      document.removeEventListener("visibilitychange", onVisible);
      otherTabs.close();
      void opening.then((opened) => opened.stop());
    };
  }, [userId, assignmentId, mutationsUrl]);

  const pending = useMemo(
    () => [...state.pending, ...answers.pending],
    [state.pending, answers.pending],
  );
  useLeaveGuard(status ?? { unsaved: pending.length, keeps: false });

  /** In the words of a person, as the tags stand in `from`. */
  const said = (mutation: Mutation, from = state) =>
    mutationWords(mutation, { ...work, ...from, tags: from.shown });
  function send(mutations: readonly Mutation[], from = state) {
    if (mutations.length === 0) return;
    // Together with what is painted: the outbox says so only a moment later.
    setStatus((now) => now && { ...now, unsaved: now.unsaved + mutations.length });
    const unsent = mutations.map((mutation) => ({ mutation, words: said(mutation, from) }));
    void outbox.current?.then((opened) => opened.add(unsent));
  }
  const settled = useCallback((annotationId: string) => {
    return outbox.current?.then((opened) => opened.settle(annotationId));
  }, []);

  function answer(attributeId: string, value: AnswerValue | null, baseRevision: number) {
    const mutation = {
      kind: "answer",
      mutationId: newId(),
      attributeId,
      value,
      baseRevision,
    } as const;
    dispatchAnswer({ kind: "answer", mutation });
    return mutation;
  }

  function reverse(direction: LeftStep["direction"], from = state) {
    const reversal = (direction === "undo" ? undoMutations : redoMutations)(from, newId);
    const mutations = onTextVersion(reversal, from.textVersion);
    dispatch({ kind: direction, mutations });
    send(mutations, from);
    return mutations.length > 0;
  }

  const [arrived, setArrived] = useState<Arrival | null>(null);
  const [changed, setChanged] = useState(false);
  const remembered = useRememberedSteps(work, (history, left) => {
    const action = { kind: "remember", ...history } as const;
    dispatch(action);
    if (!left) return;
    const { stepId, direction } = left;
    const next = reduce(state, action);
    const step = (direction === "undo" ? next.undoable : next.redoable).at(-1);
    const done = step?.stepId === stepId && reverse(direction, next);
    setArrived({ direction, step: done ? step : null });
  });
  const elsewhere = changed ? { ...remembered, redoable: [] } : remembered;

  const shown = useMemo(() => shownAnnotations(state), [state]);
  return {
    state,
    shown,
    status,
    waiting: () => pending.map((mutation) => said(mutation)),
    answers,
    answer(attributeId, value) {
      send([answer(attributeId, value, revisionOf(answers, attributeId))]);
    },
    keepMyAnswer(attributeId, value) {
      dispatchAnswer({ kind: "dismiss", attributeId });
      const mutation = answer(attributeId, value, revisionOf(answers, attributeId));
      void settled(attributeId)?.then(() => send([mutation]));
    },
    dismissAnswer(attributeId) {
      dispatchAnswer({ kind: "dismiss", attributeId });
      void settled(attributeId);
    },
    elsewhere,
    arrived,
    change(wanted) {
      const mutations = onTextVersion(wanted, state.textVersion);
      const step = mutations.length > 1 ? inStep(mutations, newId()) : mutations;
      dispatch({ kind: "change", mutations: step });
      send(step);
      setChanged(true);
    },
    undo: () => void reverse("undo"),
    redo: () => void reverse("redo"),
    keepMine(annotationId) {
      const mine = keepMineMutation(state, annotationId, newId);
      const [mutation] = onTextVersion(mine ? [mine] : [], state.textVersion);
      dispatch(
        mutation
          ? { kind: "keepMine", annotationId, mutation }
          : { kind: "keepCurrent", annotationId },
      );
      void settled(annotationId)?.then(() => mutation && send([mutation]));
    },
    keepCurrent(annotationId) {
      dispatch({ kind: "keepCurrent", annotationId });
      void settled(annotationId);
    },
    dismiss(mutationId, annotationId) {
      dispatch({ kind: "dismiss", mutationId });
      void settled(annotationId);
    },
    whenAnswered: async () => (await outbox.current)?.whenAnswered() ?? 0,
    retry: () => void outbox.current?.then((opened) => opened.flush()),
  };
}
