import { expect, test } from "vitest";
import { auditActions } from "./audit-actions";
import { auditReach } from "./audit-reach";

const reaching = (reach: string) =>
  Object.keys(auditActions)
    .filter((action) => auditReach(action) === reach)
    .sort();

test("a deed reaches one article only where its subject is of one", () => {
  for (const kind of ["assignment", "adjudication", "decision", "answer"] as const) {
    const actions = reaching(kind);
    expect(actions.length).toBeGreaterThan(0);
    for (const action of actions) expect(auditActions[action]!.about).toBe(kind);
  }
});

test("what changes articles, codebook or rounds reaches everything, and so does what is not known", () => {
  const everything = reaching("everything");
  for (const action of ["article.correct", "frame.merge", "codebook.publish", "round.reveal"]) {
    expect(everything).toContain(action);
  }
  expect(auditReach("something.new")).toBe("everything");
  expect(reaching("nothing")).toContain("report.create");
});
