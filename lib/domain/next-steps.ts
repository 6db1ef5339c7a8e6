/** How far a project is: what there is and what is done, never what was found. */
export interface ProjectState {
  /** Articles that are not in the trash, and those of them whose text is frozen. */
  readonly articles: number;
  readonly frozen: number;
  readonly draftFrames: number;
  /** The newest published codebook; null before the first. */
  readonly codebookVersion: number | null;
  /** Whether the draft says what the newest published codebook says. */
  readonly draftPublished: boolean;
  /** Active members who are reviewers or were given articles. */
  readonly coders: number;
  /** Invitations that can still be accepted. */
  readonly invited: number;
  /** Frozen articles that somebody was given. */
  readonly assignedArticles: number;
  readonly assignments: number;
  readonly submitted: number;
  /** Articles in rounds that all their coders have submitted, and those of them that are settled. */
  readonly comparable: number;
  readonly settled: number;
}

export interface Step {
  readonly title: string;
  /** Where it stands, in a sentence. */
  readonly detail: string;
  readonly done: boolean;
  /** The page of the project where it is done. */
  readonly path: string;
}

/** The way of a study from its texts to its figures, in the order of the work. */
export function nextSteps(state: ProjectState): Step[] {
  const { articles, frozen, coders, invited, assignments, submitted, comparable, settled } = state;
  return [
    {
      title: "Load the articles",
      detail: articles > 0 ? `${counted(articles, "article")} loaded.` : "No article yet.",
      done: articles > 0,
      path: articles > 0 ? "/articles" : "/articles/import",
    },
    {
      title: "Look through the texts and freeze them",
      detail: `${number(frozen)} of ${counted(articles, "text")} frozen.`,
      done: articles > 0 && frozen === articles,
      path: "/articles",
    },
    {
      title: "Publish the codebook",
      detail: codebookDetail(state),
      done: state.codebookVersion !== null && state.draftPublished,
      path: "/codebook",
    },
    {
      title: "Invite reviewers",
      detail:
        `${coders === 1 ? "1 person codes" : `${coders} people code`}; agreement needs two.` +
        (invited > 0 ? ` ${counted(invited, "invitation")} not accepted yet.` : ""),
      done: coders >= 2,
      path: "/members",
    },
    {
      title: "Assign the articles",
      detail: `${number(state.assignedArticles)} of ${counted(frozen, "frozen article")} assigned.`,
      done: frozen > 0 && state.assignedArticles === frozen,
      path: "/assignments",
    },
    {
      title: "Let the reviewers code",
      detail: `${number(submitted)} of ${counted(assignments, "assignment")} submitted.`,
      done: assignments > 0 && submitted === assignments,
      path: "/assignments",
    },
    {
      title: "Settle where reviewers differ",
      detail: `Settled: ${number(settled)} of ${counted(comparable, "article")} that everybody has submitted.`,
      done: comparable > 0 && settled === comparable,
      path: "#compare",
    },
    {
      title: "Read the statistics",
      detail: `They count the ${counted(submitted, "submitted assignment")}, round by round.`,
      done: false, // what the work is for, and never over
      path: "/statistics",
    },
  ];
}

function codebookDetail({ codebookVersion, draftPublished, draftFrames }: ProjectState): string {
  if (codebookVersion === null) {
    return draftFrames > 0
      ? `${counted(draftFrames, "frame")} in the draft, none published.`
      : "No frame yet.";
  }
  return draftPublished
    ? `Version ${codebookVersion} is published.`
    : `Version ${codebookVersion} is published; the draft says something else.`;
}

/** Thousands apart: "12,345". */
function number(n: number): string {
  return n.toLocaleString("en");
}

function counted(n: number, thing: string): string {
  return `${number(n)} ${thing}${n === 1 ? "" : "s"}`;
}
