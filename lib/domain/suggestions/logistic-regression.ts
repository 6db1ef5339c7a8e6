import type { SparseVector } from "./features";

/** Weights of the features, and of a feature that every text has. */
export interface LogisticModel {
  readonly weights: Float64Array;
  readonly intercept: number;
}

/** Strength of the L2 penalty for one text; the usual C = 1 / penalty is 10. */
const PENALTY = 0.1;
/** Stops where no weight's slope is steeper. */
const TOLERANCE = 1e-4;
const MOST_STEPS = 500;

/** The probability that the model gives to a text. */
export function probabilityOf(model: LogisticModel, { indices, values }: SparseVector): number {
  let score = model.intercept;
  for (let i = 0; i < indices.length; i++) score += model.weights[indices[i]!]! * values[i]!;
  return 1 / (1 + Math.exp(-score));
}

/**
 * Fit a logistic regression with L2 penalty, both answers weighing the same in sum
 * however rare one is. The same input gives the same model.
 *
 * Minimised by accelerated gradient descent: the loss is smooth and convex, and
 * with vectors of length 1 its slope changes by at most 1/2 + penalty, which
 * gives the step. Nesterov, Y. (1983). A method for solving the convex programming
 * problem with convergence rate O(1/k²). Soviet Mathematics Doklady 27(2).
 *
 * @param vectors of length at most 1, over `features` features
 * @param answers for each vector; both must occur
 */
export function fitLogistic(
  vectors: readonly SparseVector[],
  answers: readonly boolean[],
  features: number,
): LogisticModel {
  const positives = answers.filter(Boolean).length;
  if (positives === 0 || positives === answers.length) {
    throw new RangeError("Both answers must occur among the texts to learn from.");
  }
  const weightOf = (answer: boolean) => 0.5 / (answer ? positives : answers.length - positives);
  const penalty = PENALTY / answers.length;
  const step = 1 / (0.5 + penalty);

  let model: LogisticModel = { weights: new Float64Array(features), intercept: 0 };
  let ahead = model;
  let momentum = 1;
  for (let taken = 0; taken < MOST_STEPS; taken++) {
    const slope = new Float64Array(features);
    for (let at = 0; at < features; at++) slope[at] = penalty * ahead.weights[at]!;
    let interceptSlope = 0;
    for (const [i, vector] of vectors.entries()) {
      const answer = answers[i]!;
      const error = weightOf(answer) * (probabilityOf(ahead, vector) - (answer ? 1 : 0));
      interceptSlope += error;
      for (let j = 0; j < vector.indices.length; j++) {
        slope[vector.indices[j]!]! += error * vector.values[j]!;
      }
    }
    if (Math.abs(interceptSlope) < TOLERANCE && slope.every((s) => Math.abs(s) < TOLERANCE)) break;

    const next = {
      weights: ahead.weights.map((weight, at) => weight - step * slope[at]!),
      intercept: ahead.intercept - step * interceptSlope,
    };
    const nextMomentum = (1 + Math.sqrt(1 + 4 * momentum ** 2)) / 2;
    const push = (momentum - 1) / nextMomentum;
    const before = model;
    ahead = {
      weights: next.weights.map((weight, at) => weight + push * (weight - before.weights[at]!)),
      intercept: next.intercept + push * (next.intercept - before.intercept),
    };
    model = next;
    momentum = nextMomentum;
  }
  return model;
}
