/** What an event of the history is about; its name is looked up by that. */
export type AuditSubject =
  | "adjudication"
  | "annotation"
  | "answer"
  | "appeal"
  | "article"
  | "assignment"
  | "attribute"
  | "decision"
  | "event"
  | "frame"
  | "outlet"
  | "person"
  | "report"
  | "round"
  | "sample"
  | "thread"
  | null;

/** The kinds of events one can look for. */
export const AUDIT_GROUPS = {
  work: "Coding",
  settling: "Settling",
  rounds: "Rounds and assignments",
  articles: "Articles",
  codebook: "Codebook",
  people: "People",
  files: "Reports and files",
} as const;
export type AuditGroup = keyof typeof AUDIT_GROUPS;

export interface AuditAction {
  readonly group: AuditGroup;
  readonly about: AuditSubject;
  /** What somebody did, to follow the name; `what` names the subject. */
  readonly did: (what: string) => string;
  /**
   * That it happened tells something of what was found: it is hidden from who may not see
   * all work on the article.
   */
  readonly tells?: "findings";
}

const settling = (about: AuditSubject, did: AuditAction["did"]): AuditAction => ({
  ...{ group: "settling", about, did },
  tells: "findings",
});
const of =
  (group: AuditGroup, about: AuditSubject) =>
  (did: AuditAction["did"]): AuditAction => ({ group, about, did });
const work = of("work", "assignment");
const round = of("rounds", "round");
const given = of("rounds", "assignment");
const article = of("articles", "article");
const frame = of("codebook", "frame");
const question = of("codebook", "attribute");
const codebook = of("codebook", null);
const person = of("people", "person");
const report = of("files", "report");

/**
 * Every action that the history knows, and how it is told. To add one: a line here, and a
 * call of `recordAudit` where it happens; lib/data/history.test.ts compares the two.
 */
export const auditActions: Readonly<Record<string, AuditAction>> = {
  "assignment.submit": work((what) => `submitted ${what}`),
  "assignment.reopen": work((what) => `reopened ${what}`),
  "assignment.ask": work((what) => `asked to reopen ${what}`),
  "assignment.return": work((what) => `gave back ${what} uncoded`),
  "assignment.reseal": work((what) => `moved ${what} to a corrected text`),
  "assignment.recheck": {
    ...work((what) => `looked at a tag again in ${what}`),
    tells: "findings",
  },
  "annotation.settle": {
    ...{ group: "work", about: "annotation", tells: "findings" },
    did: (what) => `placed a tag anew in the corrected text of ${what}`,
  },
  "training.expert": work((what) => `coded ${what} as the expert`),
  "training.copy": round((what) => `copied expert codings into ${what}`),

  "decision.create": settling("decision", (what) => `decided on a difference in ${what}`),
  "decision.replace": settling("decision", (what) => `changed a decision on ${what}`),
  "decision.delete": settling("decision", (what) => `took back a decision on ${what}`),
  "decision.overtaken": settling("decision", (what) => `set a decision on ${what} aside`),
  "decision.settle": settling("decision", (what) => `placed a decision anew in ${what}`),
  "answer.settle": settling("answer", (what) => `decided on an answer about ${what}`),
  "answer.delete": settling("answer", (what) => `took back an answer about ${what}`),
  "answer.overtaken": settling("answer", (what) => `set an answer about ${what} aside`),
  "adjudication.close": settling("adjudication", (what) => `closed ${what}`),
  "adjudication.reopen": settling("adjudication", (what) => `opened ${what} again`),
  "appeal.create": settling("appeal", (what) => `appealed a decision on ${what}`),
  "appeal.answer": settling("appeal", (what) => `answered an appeal on ${what}`),
  "passage.create": settling("frame", (what) => `filed a passage as an example of ${what}`),
  "passage.file": settling("frame", (what) => `filed a passage as an example of ${what}`),
  "passage.delete": settling("frame", (what) => `took a passage out of the examples of ${what}`),
  "thread.share": {
    ...{ group: "settling", about: "thread", tells: "findings" },
    did: (what) => `opened a discussion on ${what} to everybody`,
  },

  "round.create": round((what) => `opened the round ${what}`),
  "round.passage": round((what) => `chose the passage that is coded in ${what}`),
  "round.import": round((what) => `imported a project of another program as the round ${what}`),
  "round.update": round((what) => `changed the settings of ${what}`),
  "round.plan": round((what) => `gave out articles in ${what} by a plan`),
  "round.suggestions": round((what) => `changed the suggestions of ${what}`),
  "round.bars": round((what) => `set the bars of ${what}`),
  "round.admit": round((what) => `let a reviewer into ${what}`),
  "round.reveal": round((what) => `showed everybody's tags in ${what}`),
  "round.close": round((what) => `closed the round ${what}`),
  "round.reopen": round((what) => `opened the round ${what} again`),
  "round.delete": round((what) => `put the round ${what} into the trash`),
  "round.restore": round((what) => `took the round ${what} out of the trash`),
  "assignment.create": round((what) => `gave out articles in ${what}`),
  "assignment.delete": given((what) => `took ${what} back`),
  "assignment.withdraw": given((what) => `withdrew ${what}`),
  "assignment.reassign": given((what) => `gave ${what} to somebody else`),
  "assignment.take-in": given((what) => `took in late work on ${what}`),

  "article.import": of("articles", null)(() => "loaded articles"),
  "article.describe": article((what) => `described ${what}`),
  "article.lines": article((what) => `chose which lines of ${what} stay`),
  "article.freeze": article((what) => `froze the text of ${what}`),
  "article.correct": article((what) => `corrected the text of ${what}`),
  "article.delete": article((what) => `put ${what} into the trash`),
  "article.restore": article((what) => `took ${what} out of the trash`),
  "outlet.update": of("articles", "outlet")((what) => `renamed the outlet ${what}`),
  "outlet.merge": of("articles", "outlet")((what) => `merged another outlet into ${what}`),
  "duplicates.find": of("articles", null)(() => "looked for copies"),
  "duplicates.join": of("articles", null)(() => "joined printings of one story"),
  "duplicates.choose": of("articles", null)(() => "chose which printing is coded"),
  "duplicates.take-out": of("articles", null)(() => "took a printing out of its story"),
  "duplicates.dissolve": of("articles", null)(() => "parted the printings of a story"),
  "sample.create": of("articles", "sample")((what) => `drew the sample ${what}`),
  "job.create": of("articles", null)(() => "began a long piece of work"),
  "job.cancel": of("articles", null)(() => "stopped a long piece of work"),

  "codebook.publish": codebook(() => "published the codebook"),
  "frame.create": frame((what) => `added the frame ${what}`),
  "frame.update": frame((what) => `changed the frame ${what}`),
  "frame.move": frame((what) => `moved the frame ${what}`),
  "frame.retire": frame((what) => `retired the frame ${what}`),
  "frame.restore": frame((what) => `brought the frame ${what} back`),
  "frame.delete": frame((what) => `put the frame ${what} into the trash`),
  "frame.merge": frame((what) => `merged the frame ${what} into another`),
  "frame.unmerge": frame((what) => `took back the merging of ${what}`),
  "frame.split": frame((what) => `split the frame ${what}`),
  "frame.unsplit": frame((what) => `took back the splitting of ${what}`),
  "attribute.create": question((what) => `added the question ${what}`),
  "attribute.update": question((what) => `changed the question ${what}`),
  "attribute.move": question((what) => `moved the question ${what}`),
  "attribute.retire": question((what) => `retired the question ${what}`),
  "rule.create": codebook(() => "added a rule to the form"),
  "rule.update": codebook(() => "changed a rule of the form"),
  "rule.retire": codebook(() => "retired a rule of the form"),
  "phrase.create": codebook(() => "added a phrase to suggest"),
  "phrase.delete": codebook(() => "deleted a phrase to suggest"),
  "suggestion.learn": codebook(() => "learned suggestions anew"),
  "glossary.create": codebook(() => "explained a term in the glossary"),
  "glossary.update": codebook(() => "changed the explanation of a term"),
  "glossary.delete": codebook(() => "deleted the explanation of a term"),

  "project.create": of("people", null)(() => "created the project"),
  "project.update": of("people", null)(() => "changed the project's settings"),
  "project.delete": of("people", null)(() => "put the project into the trash"),
  "project.restore": of("people", null)(() => "took the project out of the trash"),
  "member.add": person((what) => `added ${what} to the project`),
  "member.join": person((what) => `let ${what} in by an invitation`),
  "member.role": person((what) => `changed the role of ${what}`),
  "member.disable": person((what) => `removed ${what} from the project`),
  "member.enable": person((what) => `let ${what} into the project again`),
  "invitation.create": of("people", null)(() => "invited somebody"),
  "token.create": of("people", null)(() => "made a token for a program"),
  "token.revoke": of("people", null)(() => "revoked a token"),
  "webhook.create": of("people", null)(() => "made a webhook"),
  "webhook.enable": of("people", null)(() => "switched a webhook on"),
  "webhook.disable": of("people", null)(() => "switched a webhook off"),
  "webhook.delete": of("people", null)(() => "deleted a webhook"),
  "webhook.send": of("people", null)(() => "sent a webhook’s message again"),
  "webhook.give-up": of("people", null)(() => "switched a webhook off that could not be reached"),
  "invitation.revoke": of("people", null)(() => "took an invitation back"),

  "report.create": report((what) => `froze the report ${what}`),
  "report.publish": report((what) => `made a public link to ${what}`),
  "report.unpublish": report((what) => `took back the public link to ${what}`),
  "report.delete": report((what) => `deleted the report ${what}`),
  "report.restore": report((what) => `brought the report ${what} back`),
  "report.download": report((what) => `downloaded a file of the report ${what}`),
  "event.create": of("files", "event")((what) => `added the event ${what}`),
  "event.update": of("files", "event")((what) => `changed the event ${what}`),
  "event.delete": of("files", "event")((what) => `deleted the event ${what}`),
  "event.restore": of("files", "event")((what) => `brought the event ${what} back`),
  "export.create": of("files", null)(() => "downloaded data"),
};

/** How an action is told; one that is not known is taken to tell of findings. */
export function auditAction(action: string): AuditAction {
  const known = Object.hasOwn(auditActions, action) ? auditActions[action] : undefined;
  return known ?? settling(null, () => `did “${action}”`);
}

/** The actions of a group. */
export function actionsOf(group: AuditGroup): string[] {
  return Object.keys(auditActions).filter((action) => auditActions[action]!.group === group);
}

/** What stands for a subject that has no name, or none any more. */
export const UNNAMED: Readonly<Record<NonNullable<AuditSubject>, string>> = {
  ...{ adjudication: "an article", annotation: "an article", answer: "an article" },
  ...{ appeal: "an article", article: "an article", assignment: "an article" },
  ...{ attribute: "a question", decision: "an article", event: "an event", frame: "a frame" },
  ...{ outlet: "an outlet", person: "somebody", report: "a report", round: "a round" },
  ...{ sample: "a sample", thread: "an article or frame" },
};
