/** What an inbox item is about; where it leads follows from that. */
export type InboxPlace =
  | { readonly about: "comment"; readonly threadId: string; readonly commentId: string }
  | { readonly about: "round"; readonly roundId: string }
  | {
      readonly about: "assignment";
      readonly assignmentId: string;
      readonly roundId: string;
      readonly articleId: string;
    }
  | { readonly about: "adjudication"; readonly roundId: string; readonly articleId: string }
  | {
      readonly about: "appeal";
      readonly decisionId: string;
      readonly roundId: string;
      readonly articleId: string;
    };

type About = InboxPlace["about"];
type PlaceOf<A extends About> = Extract<InboxPlace, { readonly about: A }>;

interface DefinitionOf<A extends About> {
  /** What the item's subject id is the id of. */
  readonly about: A;
  /** The heading it stands under. */
  readonly group: InboxGroup;
  /** `actor` is the person's name; `what` names the article, frame or round. */
  readonly sentence: (actor: string, what: string) => string;
  /** Inside the project. */
  readonly path: (place: PlaceOf<A>) => string;
  /**
   * It concerns only the receiver's own work, so it is shown also while the receiver
   * codes the article. Everything else on an article waits until then.
   */
  readonly own?: true;
}

type Definition = { [A in About]: DefinitionOf<A> }[About];

/** The headings of the inbox, in order. */
export const INBOX_GROUPS = [
  "Questions and mentions",
  "Your articles",
  "Settling",
  "Handed back to you",
] as const;
export type InboxGroup = (typeof INBOX_GROUPS)[number];

const thread = ({ threadId, commentId }: PlaceOf<"comment">) =>
  `/discussions/${threadId}#${commentId}`;
const compare = ({ roundId, articleId }: { roundId: string; articleId: string }) =>
  `/compare/${roundId}/${articleId}`;
const feedback = (place: { roundId: string; articleId: string }) => `${compare(place)}/feedback`;
const code = ({ assignmentId }: PlaceOf<"assignment">) => `/code/${assignmentId}`;
const queue = () => "";

/** Every kind of inbox item. To add one: a line here, and a call of `notify` where it happens. */
export const inboxKinds = {
  question: {
    about: "comment",
    group: "Questions and mentions",
    sentence: (actor, what) => `${actor} asks about ${what}`,
    path: thread,
  },
  mention: {
    about: "comment",
    group: "Questions and mentions",
    sentence: (actor, what) => `${actor} mentioned you, on ${what}`,
    path: thread,
  },
  reply: {
    about: "comment",
    group: "Questions and mentions",
    sentence: (actor, what) => `${actor} answered, on ${what}`,
    path: thread,
  },
  "article-given": {
    about: "round",
    group: "Your articles",
    sentence: (_actor, what) => `You were given articles in ${what}`,
    path: queue,
    own: true,
  },
  "work-reopened": {
    about: "assignment",
    group: "Your articles",
    sentence: (actor, what) => `${actor} reopened your work on ${what}`,
    path: code,
    own: true,
  },
  "feedback-ready": {
    about: "assignment",
    group: "Your articles",
    sentence: (_actor, what) => `There is feedback on your tags of ${what}`,
    path: code,
    own: true,
  },
  "entry-granted": {
    about: "round",
    group: "Your articles",
    sentence: (_actor, what) => `You may code in ${what} now`,
    path: queue,
    own: true,
  },
  "article-settled": {
    about: "adjudication",
    group: "Settling",
    sentence: (actor, what) => `${actor} closed ${what}: see what became of your tags`,
    path: feedback,
  },
  appeal: {
    about: "appeal",
    group: "Settling",
    sentence: (actor, what) => `${actor} appeals a decision on ${what}`,
    path: compare,
  },
  "appeal-answered": {
    about: "appeal",
    group: "Settling",
    sentence: (actor, what) => `${actor} answered your appeal on ${what}`,
    path: feedback,
  },
  "reopening-asked": {
    about: "assignment",
    group: "Handed back to you",
    sentence: (actor, what) => `${actor} asks for their work on ${what} to be opened again`,
    path: ({ roundId }) => `/rounds/${roundId}/submissions`,
  },
  "article-returned": {
    about: "assignment",
    group: "Handed back to you",
    sentence: (actor, what) => `${actor} gave back ${what} uncoded`,
    path: ({ roundId }) => `/rounds/${roundId}`,
  },
} as const satisfies Record<string, Definition>;

export type InboxKind = keyof typeof inboxKinds;

/** What is said of an item of a kind, and where; a kind that is no longer known is null. */
export function findInboxKind(kind: string): Definition | null {
  return Object.hasOwn(inboxKinds, kind) ? inboxKinds[kind as InboxKind] : null;
}

/** Where an item leads, inside the project. @throws {RangeError} for a place of another kind */
export function inboxPath(definition: Definition, place: InboxPlace): string {
  if (definition.about !== place.about) throw new RangeError(`Not a place of ${definition.about}`);
  return (definition.path as (place: InboxPlace) => string)(place);
}
