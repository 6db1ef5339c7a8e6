import { prisma } from "@/lib/db/client";
import { recordAudit } from "./audit";
import { invariants } from "./invariants/registry";

/** Sentences kept of each invariant that does not hold. */
const MOST_SENTENCES = 20;

/** What was found of one invariant. */
export interface Finding {
  readonly id: string;
  readonly promise: string;
  /** False where there was nothing to hold it against. */
  readonly checked: boolean;
  /** Rows looked at */
  readonly looked: number;
  /** How often it does not hold … */
  readonly breaches: number;
  /** … and the first of these, in sentences with ids. */
  readonly sentences: readonly string[];
  readonly milliseconds: number;
}

/**
 * Look whether everything that must hold of this installation does hold, one invariant
 * after the other, and write the outcome into the history. Changes nothing else, and
 * reads in pages, so that it may run beside a server.
 *
 * @param acknowledged mutation ids that clients were told were saved, in portions; null where no log was kept
 */
export async function verifyInstallation(
  acknowledged: AsyncIterable<readonly string[]> | null = null,
  onFinding: (finding: Finding) => void = () => {},
): Promise<Finding[]> {
  const earlier = await lastCounts();
  let counts: Readonly<Record<string, number>> = {};
  const findings: Finding[] = [];
  for (const invariant of invariants) {
    const { id, promise } = invariant;
    const began = performance.now();
    let [looked, breaches] = [0, 0];
    const sentences: string[] = [];
    await invariant.check({
      ...{ acknowledged, earlier },
      at: (rows) => (looked += rows),
      breach(sentence) {
        breaches += 1;
        if (sentences.length < MOST_SENTENCES) sentences.push(sentence);
      },
      remember: (now) => (counts = now),
    });
    const checked = id !== "IN-01" || acknowledged !== null;
    const milliseconds = Math.round(performance.now() - began);
    const finding = { id, promise, checked, looked, breaches, sentences, milliseconds };
    findings.push(finding);
    onFinding(finding);
  }
  const outcomes = findings
    .filter(({ checked }) => checked)
    .map(({ id, breaches }) => [id, breaches] as const);
  await recordAudit(prisma, {
    actorId: null,
    action: ACTION,
    detail: { breaches: Object.fromEntries(outcomes), counts },
  });
  return findings;
}

const ACTION = "installation.verify";

/** The outcome of the last look. */
export interface LastVerification {
  readonly at: Date;
  /** By id of the invariant: how often it did not hold. */
  readonly breaches: Readonly<Record<string, number>>;
}

interface Detail {
  readonly breaches: Readonly<Record<string, number>>;
  readonly counts: Readonly<Record<string, number>>;
}

/** The last look; null when there never was one. */
export async function findLastVerification(): Promise<LastVerification | null> {
  const last = await lastEvent();
  return last && { at: last.createdAt, breaches: (last.detail as unknown as Detail).breaches };
}

async function lastCounts(): Promise<Readonly<Record<string, number>> | null> {
  const last = await lastEvent();
  return last && (last.detail as unknown as Detail).counts;
}

function lastEvent() {
  return prisma.auditEvent.findFirst({
    where: { action: ACTION, projectId: null },
    orderBy: { sequence: "desc" },
    select: { createdAt: true, detail: true },
  });
}
