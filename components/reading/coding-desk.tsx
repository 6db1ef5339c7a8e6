"use client";

import { History, Settings2 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useMemo, useRef, useState } from "react";
import { AnswerProblems } from "@/components/article-form/answer-problems";
import { answeredOf, ArticleForm } from "@/components/article-form/article-form";
import { AttributeFields } from "@/components/article-form/attribute-fields";
import type { Questions } from "@/components/discussion/ask-panel";
import { AskPanel } from "@/components/discussion/ask-panel";
import { Notice } from "@/components/ui/notice";
import type { Annotation } from "@/lib/domain/annotation";
import { shownAnswers } from "@/lib/domain/answer-state";
import type { ArticleAnswer } from "@/lib/domain/article-answer";
import type { ArticleForm as Form, Override } from "@/lib/domain/article-form";
import { unmetRules } from "@/lib/domain/article-form";
import { articleAttributes } from "@/lib/domain/attribute";
import type { Result } from "@/lib/domain/errors";
import type { Frame } from "@/lib/domain/frame";
import type { Span } from "@/lib/domain/span";
import type { Zone } from "@/lib/domain/zones";
import type { ReadingSettings } from "@/lib/domain/reading-settings";
import { ArrivedStep } from "./arrived-step";
import { ChangedTags } from "./changed-tags";
import { DeskBar } from "./desk-bar";
import { DeskCodebook } from "./desk-codebook";
import { HistoryDialog } from "./history-dialog";
import { PrintedTags } from "./printed-tags";
import { ReadingSurface } from "./reading-surface";
import type { DeskAction } from "./run-command";
import { SettingsDialog } from "./settings-dialog";
import { SmallButton } from "./small-button";
import { SubmitDialog } from "./submit-dialog";
import { Suggestions } from "./suggestions";
import { confirmTag, createTag, deleteTag, updateTag } from "./tag-edits";
import { TagList } from "./tag-list";
import type { TagFields } from "./tag-remarks";
import { TagProblems } from "./tag-problems";
import { UnsentList } from "./unsent-list";
import { useActiveTime } from "./use-active-time";
import { useAnnotations } from "./use-annotations";
import { useOutdated } from "./use-outdated";
import { usePlace } from "./use-place";
import { leaveStep } from "./use-remembered-steps";
import type { GlossaryNote } from "@/lib/domain/glossary";

export interface CodingDeskProps {
  userId: string;
  assignmentId: string;
  /** Where mutations are posted to, … */
  mutationsUrl: string;
  /** … what can be undone is read from, … */
  stepsUrl: string;
  /** … articles are opened at, by the id of their assignment, … */
  codeUrl: string;
  /** … the time on task and the place, … */
  progressUrl: string;
  /** … and the wish for suggested passages, where the round has them. */
  suggestionsUrl: string | null;
  article: {
    title: string;
    /** Outlet, day and the like, as one line. */
    byline: string;
    text: string;
    /** Its number; offsets count in it. */
    textVersion: number;
    zones: readonly Zone[];
    /** BCP 47. */
    language: string;
    dir?: "ltr" | "rtl" | "auto";
  };
  frames: readonly Frame[];
  annotations: readonly Annotation[];
  /** The codebook's questions and rules. */
  form: Form;
  answers: readonly ArticleAnswer[];
  /** The reviewer's time on the article so far. */
  activeSeconds: number;
  /** Where the reviewer was reading, in code points. */
  place: number;
  /** The assignment is closed: to read only. */
  submitted: boolean;
  /** Why it is to read only though it was not submitted: a word for the bar, and a sentence. */
  left: { word: string; sentence: string } | null;
  /** When it is due, in words; null where no day is set. */
  due: string | null;
  /** Hands the article back; missing where that cannot be done. */
  onReturn?: (form: FormData) => Promise<Result<void>>;
  onSubmit: (answer: {
    noFrameFound: boolean;
    overrides: readonly Override[];
  }) => Promise<Result<void>>;
  /** The next article of the reviewer's queue, when there is one. */
  nextHref: string | null;
  settings: ReadingSettings;
  onSettings: (settings: ReadingSettings) => Promise<Result<ReadingSettings>>;
  glossary: readonly GlossaryNote[];
  questions: Questions;
}

const NO_NAMES = {};

/** Where a reviewer reads and tags one article, and hands it in: as it is now, also for who comes back. */
export function CodingDesk(props: CodingDeskProps) {
  return useOutdated(props.annotations) ? (
    <p role="status" className="text-muted py-8">
      Opening the article as it is now…
    </p>
  ) : (
    <Desk {...props} />
  );
}

function Desk(props: CodingDeskProps) {
  const { article, frames, submitted, nextHref, userId, assignmentId, mutationsUrl } = props;
  const { text, textVersion } = article;
  const annotations = useAnnotations({
    ...{ text, textVersion, userId, assignmentId, mutationsUrl, stepsUrl: props.stepsUrl },
    ...{ annotations: props.annotations, answers: props.answers },
    ...{ title: article.title, frames, attributes: props.form.attributes },
  });
  const { state, shown, status } = annotations;
  const [activeIds, setActiveIds] = useState<readonly string[]>([]);
  const { form } = props;
  const offered = useMemo(() => frames.filter(({ isDeleted }) => !isDeleted), [frames]);
  const counted = useMemo(() => shown.filter(({ anchor }) => anchor !== "orphaned"), [shown]);
  const answers = useMemo(() => shownAnswers(annotations.answers), [annotations.answers]);
  const asks = articleAttributes(form.attributes).length > 0;
  const fields: TagFields = (annotation, onChange) => (
    <AttributeFields
      attributes={form.attributes}
      {...{ frames, annotation, onChange }}
      readOnly={submitted}
    />
  );
  const [submits, setSubmits] = useState(false);
  const [settings, setSettings] = useState(props.settings);
  const [focusMode, setFocusMode] = useState(false);
  const [opened, setOpened] = useState<"settings" | "history" | null>(null);
  const router = useRouter();
  const [pointed, setPointed] = useState<Span | null>(null);
  const main = useRef<HTMLDivElement>(null);
  const reportTime = useActiveTime({
    url: props.progressUrl,
    activeSeconds: props.activeSeconds,
    place: props.place,
    here: usePlace(main, text, props.place),
    runs: !submitted,
  });

  const arrivedAt = annotations.arrived?.step?.changes[0];
  const openHistory = () => setOpened("history");

  function onDeskAction(action: DeskAction) {
    if (action === "history") openHistory();
    else if (action === "focusMode") setFocusMode(!focusMode);
    else if (nextHref) router.push(nextHref);
  }

  return (
    <div className="mx-auto max-w-[80rem]" data-focus-mode={focusMode || undefined}>
      <DeskBar
        {...{ article, status, submitted, nextHref }}
        undecided={
          state.conflicts.size +
          state.refused.length +
          annotations.answers.conflicts.size +
          annotations.answers.refused.length
        }
        due={props.due}
        leftWord={props.left?.word ?? null}
        onRetry={annotations.retry}
        onSubmit={() => setSubmits(true)}
        onReturn={props.onReturn}
      />

      <div
        className={`grid gap-x-8 pt-6 ${focusMode ? "" : "min-[1180px]:grid-cols-[minmax(0,1fr)_18rem]"}`}
      >
        <div ref={main} className="min-w-0">
          {props.left && (
            <div className="mb-4">
              <Notice tone="warning">{props.left.sentence}</Notice>
            </div>
          )}
          {status?.problem && status.problem !== "offline" && (
            <div className="mb-4">
              <UnsentList words={annotations.waiting} />
            </div>
          )}
          <ArrivedStep arrived={annotations.arrived} frames={frames} />
          <TagProblems state={state} frames={frames} annotations={annotations} />
          {!submitted && (
            <ChangedTags
              annotations={shown}
              frames={frames}
              language={article.language}
              onShow={(tag) => setActiveIds([tag.id])}
              onConfirm={(tag) => annotations.change([confirmTag(tag)])}
            />
          )}
          <AnswerProblems
            state={annotations.answers}
            attributes={form.attributes}
            frames={frames}
            onKeepMine={annotations.keepMyAnswer}
            onDismiss={annotations.dismissAnswer}
          />
          <ReadingSurface
            key={assignmentId}
            text={text}
            zones={article.zones}
            language={article.language}
            dir={article.dir}
            frames={frames}
            annotations={shown}
            reviewerNames={NO_NAMES}
            mode="code"
            tagFields={fields}
            pointed={pointed ?? arrivedAt?.before ?? arrivedAt?.after}
            readOnly={submitted}
            activeIds={activeIds}
            onActivate={setActiveIds}
            onChange={annotations.change}
            onUndo={state.undoable.length > 0 ? annotations.undo : openHistory}
            onRedo={state.redoable.length > 0 ? annotations.redo : openHistory}
            settings={focusMode ? { ...settings, glossary: false } : settings}
            glossary={props.glossary}
            onDeskAction={onDeskAction}
            bar={
              <>
                {!submitted && (
                  <SmallButton
                    aria-label="What can be undone"
                    title="What can be undone"
                    onClick={openHistory}
                  >
                    <History aria-hidden size={16} />
                  </SmallButton>
                )}
                <SmallButton
                  aria-label="How you read"
                  title="How you read: letters, lines, keys"
                  onClick={() => setOpened("settings")}
                >
                  <Settings2 aria-hidden size={16} />
                </SmallButton>
              </>
            }
          />
          <PrintedTags annotations={shown} frames={frames} />
        </div>
        <aside
          hidden={focusMode}
          aria-label="Tags and codebook"
          className="no-print flex flex-col gap-6 pb-10 min-[1180px]:sticky min-[1180px]:top-16 min-[1180px]:max-h-[calc(100dvh-5rem)] min-[1180px]:self-start min-[1180px]:overflow-y-auto"
        >
          {asks && (
            <details open aria-labelledby="desk-form">
              <summary className="mb-3 text-base">
                <h2 id="desk-form" className="inline text-base">
                  About this article{" "}
                  <span className="font-normal text-muted">({answeredOf(form, answers)})</span>
                </h2>
              </summary>
              <ArticleForm
                {...{ form, frames, answers }}
                readOnly={submitted}
                onAnswer={annotations.answer}
              />
            </details>
          )}
          <section aria-labelledby="desk-tags">
            <h2 id="desk-tags" className="mb-2 text-base">
              Tags <span className="font-normal text-muted">({shown.length})</span>
            </h2>
            <TagList
              annotations={shown}
              frames={frames}
              activeIds={activeIds}
              onActivate={setActiveIds}
              editing={
                submitted
                  ? null
                  : {
                      fields,
                      onFrame: (tag, frameId) => annotations.change([updateTag(tag, { frameId })]),
                      onRemarks: (tag, remarks) => annotations.change([updateTag(tag, remarks)]),
                      onDelete: (tag) => annotations.change([deleteTag(tag)]),
                    }
              }
            />
          </section>
          {props.suggestionsUrl && (
            <details aria-labelledby="desk-suggestions">
              <summary className="text-base">
                <h2 id="desk-suggestions" className="inline text-base">
                  Suggestions
                </h2>
              </summary>
              <div className="pt-2">
                <Suggestions
                  url={props.suggestionsUrl}
                  text={text}
                  frames={frames}
                  annotations={shown}
                  onShow={(passage) => setPointed({ ...passage })}
                  onTag={({ start, end, frameId }) => {
                    setPointed(null);
                    annotations.change([createTag({ start, end, pieces: null }, frameId)]);
                  }}
                />
              </div>
            </details>
          )}
          <details aria-labelledby="desk-questions">
            <summary className="text-base">
              <h2 id="desk-questions" className="inline text-base">
                Ask{" "}
                <span className="font-normal text-muted">({props.questions.threads.length})</span>
              </h2>
            </summary>
            <div className="pt-3">
              <AskPanel
                {...props.questions}
                {...{ frames: offered, tags: shown }}
                activeId={activeIds[0]}
              />
            </div>
          </details>
          <DeskCodebook frames={offered} />
        </aside>
      </div>

      {opened === "settings" && (
        <SettingsDialog
          settings={settings}
          onTry={setSettings}
          onSave={props.onSettings}
          onClose={() => setOpened(null)}
        />
      )}
      {opened === "history" && (
        <HistoryDialog
          here={state}
          elsewhere={annotations.elsewhere}
          frames={frames}
          onUndo={annotations.undo}
          onRedo={annotations.redo}
          onElsewhere={(direction, step) => {
            leaveStep(direction, step);
            router.push(`${props.codeUrl}/${step.assignmentId}`);
          }}
          onClose={() => setOpened(null)}
        />
      )}
      {submits && (
        <SubmitDialog
          tagCount={counted.length}
          unmet={unmetRules(form, frames, {
            annotations: counted,
            answers,
            zones: article.zones,
          })}
          unsaved={status?.unsaved ?? 0}
          whenAnswered={annotations.whenAnswered}
          onSubmit={async (answer) => {
            await reportTime();
            return props.onSubmit(answer);
          }}
          onClose={() => setSubmits(false)}
        />
      )}
    </div>
  );
}
