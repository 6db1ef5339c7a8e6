import { addArticles, listArticles, listProjectOutlets, readArticle, readText } from "./articles";
import { listFrames, listVersions, readVersion } from "./codebook";
import { listAnnotations, listAnswers, listReviews, submit } from "./coding";
import { listThreads } from "./discussions";
import type { Endpoint } from "./endpoint";
import {
  listAudit,
  listProjectReports,
  readAgreement,
  readReport,
  readStatistics,
} from "./figures";
import { listOwnProjects, listProjectMembers, readProject } from "./projects";
import { giveOut, listAssignments, listProjectRounds, readRound } from "./rounds";
import { close, decide, listDecisions, readAdjudication } from "./settling";

/**
 * Everything that is made for programs. To add one: an `endpoint` in a file of this folder, a
 * route file that exports its `respond`, and a line here; the description and its test follow.
 */
export const endpoints: readonly Endpoint[] = [
  listOwnProjects,
  readProject,
  listProjectMembers,
  listArticles,
  addArticles,
  readArticle,
  readText,
  listProjectOutlets,
  listVersions,
  readVersion,
  listFrames,
  listProjectRounds,
  readRound,
  listAssignments,
  giveOut,
  submit,
  listAnnotations,
  listAnswers,
  listReviews,
  listDecisions,
  readAdjudication,
  decide,
  close,
  listThreads,
  readStatistics,
  readAgreement,
  listProjectReports,
  readReport,
  listAudit,
];
