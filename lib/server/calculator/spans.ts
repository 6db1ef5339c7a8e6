import type { Coefficient } from "@/lib/domain/agreement/coefficient";
import type { Continuum } from "@/lib/domain/agreement/continuum";
import { basisOf } from "@/lib/domain/agreement/continuum";
import { frameUnitizedAlpha } from "@/lib/domain/agreement/frame-unitized-alpha";
import { gamma, GAMMA_DEFAULTS, SAMPLER } from "@/lib/domain/agreement/gamma";
import type { MatchRuleId } from "@/lib/domain/agreement/registry";
import { matchRules } from "@/lib/domain/agreement/registry";
import { characters, f1Of, macroF1 } from "@/lib/domain/agreement/span-f1";
import { unitizedAlpha } from "@/lib/domain/agreement/unitized-alpha";
import { unitizedAlpha1995 } from "@/lib/domain/agreement/unitized-alpha-1995";
import { AppError } from "@/lib/domain/errors";
import { isSpanData } from "./cases";
import type { Case, SpanData } from "./cases";

/** A coefficient, with whatever else belongs beside it. */
export type SpanAgreement = Coefficient & { readonly details?: Readonly<Record<string, unknown>> };

interface Input {
  readonly articles: readonly Continuum[];
  /** What follows the colon in the coefficient's name. */
  readonly of: string | undefined;
  readonly params: Case["params"];
}

/** Coefficients of spans by the name before the colon. */
const computations: Readonly<Record<string, (input: Input) => SpanAgreement>> = {
  u_alpha: ({ articles, of }) =>
    of === undefined
      ? family(articles, (found) => found.overall)
      : frameUnitizedAlpha(articles, of),
  bar_u_alpha: ({ articles }) => family(articles, (found) => found.relevance),
  cu_alpha: ({ articles }) => family(articles, (found) => found.coding),
  cu_coverage_of_continuum: ({ articles }) => family(articles, (found) => found.codingCoverage),
  k_u_alpha: ({ articles, of }) => family(articles, (found) => frameOf(found, of).coding),
  k_u_coverage: ({ articles, of }) => family(articles, (found) => frameOf(found, of).coverage),
  alpha_u_1995: ({ articles }) => unitizedAlpha1995(onlyOne(articles)),
  alpha_u_1995_category: ({ articles, of }) =>
    unitizedAlpha1995(onlyOne(articles), required("alpha_u_1995_category", of)),
  gamma: ({ articles, params }) => gammaOf(onlyOne(articles), params, false),
  gamma_observed_disorder: ({ articles, params }) => gammaOf(onlyOne(articles), params, true),
  span_f1: ({ articles, of }) => spanF1(articles, required("span_f1", of)),
  // 2M / (N1 + N2) with M the spans that match to the letter
  holsti: ({ articles }) => spanF1(articles, "strict"),
};

export function isSpanCoefficient(name: string): boolean {
  return Object.hasOwn(computations, name.split(":")[0]!);
}

/** Compute a coefficient of spans. @throws {AppError} `invalid_input`, `too_large`. */
export function spanAgreement({ coefficient, data, params }: Case): SpanAgreement {
  if (!isSpanData(data)) {
    throw refuse(`${coefficient} takes spans, not ${data.format}.`);
  }
  const [name, ...rest] = coefficient.split(":");
  if (data.format === "span-sets" && !/^(span_f1|gamma|holsti)/.test(coefficient)) {
    throw refuse(
      `${coefficient} needs the length of the text, so "spans" rather than "span-sets".`,
    );
  }
  const warnings: string[] = [];
  const articles = articlesFrom(data, warnings);
  const of = rest.length > 0 ? rest.join(":") : undefined;
  const answer = computations[name!]!({ articles, of, params });
  return warnings.length > 0 ? { ...answer, details: { ...answer.details, warnings } } : answer;
}

function family(
  articles: readonly Continuum[],
  choose: (found: ReturnType<typeof unitizedAlpha>) => Coefficient,
): SpanAgreement {
  const found = unitizedAlpha(articles);
  const chosen = choose(found);
  return found.blockers.length > 0
    ? { ...chosen, details: { blocked_by: found.blockers } }
    : chosen;
}

function frameOf(found: ReturnType<typeof unitizedAlpha>, of: string | undefined) {
  const label = required("k_u_alpha and k_u_coverage", of);
  const frame = found.frames.find(({ frameId }) => frameId === label);
  if (!frame) throw refuse(`Nobody used the label "${label}".`);
  return frame;
}

function gammaOf(article: Continuum, params: Case["params"], observedOnly: boolean): SpanAgreement {
  const { delta_empty: deltaEmpty = GAMMA_DEFAULTS.deltaEmpty, ...others } = params ?? {};
  const options = { ...GAMMA_DEFAULTS, ...others, deltaEmpty };
  const { observedDisorder, expectedDisorder, samples, ...found } = gamma(article, options);
  const { alpha, beta, seed, precision } = options;
  const details = {
    observed_disorder: observedDisorder,
    expected_disorder: expectedDisorder,
    params: { alpha, beta, delta_empty: deltaEmpty, sampler: SAMPLER, seed, precision, samples },
  };
  if (!observedOnly || observedDisorder === null) return { ...found, details };
  return { ...basisOf([article]), value: observedDisorder, details };
}

function spanF1(articles: readonly Continuum[], rule: string): SpanAgreement {
  const basis = basisOf(articles);
  if (basis.reviewers < 2) return { value: null, because: "fewer_than_two_coders", ...basis };
  if (basis.reviewers > 2) return { value: null, because: "more_than_two_coders", ...basis };
  const pairs = articles
    .filter(({ passes }) => passes.length === 2)
    .map(({ passes: [first, second] }) =>
      second!.reviewerId === "gold"
        ? ([second!.units, first!.units] as const)
        : ([first!.units, second!.units] as const),
    );
  if (rule === "char_macro") {
    const frameIds = [...new Set(pairs.flat(2).map(({ frameId }) => frameId))];
    const { f1 } = macroF1(pairs, frameIds, characters);
    return f1 === null
      ? { value: null, because: "no_pairable_units", ...basis }
      : { value: f1, ...basis };
  }
  if (!Object.hasOwn(matchRules, rule)) {
    const known = [...Object.keys(matchRules), "char_macro"].join(", ");
    throw refuse(`There is no span F1 "${rule}". There are ${known}.`);
  }
  const matches = pairs.map(([first, second]) => matchRules[rule as MatchRuleId](first, second));
  const found = f1Of(matches);
  return found === null
    ? { value: null, because: "no_pairable_units", ...basis }
    : {
        value: found.f1,
        ...basis,
        details: { precision: found.precision, recall: found.recall },
      };
}

function onlyOne(articles: readonly Continuum[]): Continuum {
  if (articles.length !== 1) throw refuse("This coefficient is about one text; there are several.");
  return articles[0]!;
}

function required(coefficient: string, of: string | undefined): string {
  if (of !== undefined) return of;
  throw refuse(`${coefficient} needs a colon and what it is about, as in "k_u_alpha:economy".`);
}

/** The texts, with offsets from their own beginning. Empty spans are left out, with a warning. */
function articlesFrom(data: SpanData, warnings: string[]): Continuum[] {
  const texts =
    data.format === "articles"
      ? data.articles.map((text, index) => ({ id: String(index + 1), ...text }))
      : data.format === "spans"
        ? [{ id: "1", ...data }]
        : [{ id: "1", begin: 0, length: Number.MAX_SAFE_INTEGER, coders: data.coders }];
  return texts.map(({ id, begin, length, coders }) => ({
    articleId: id,
    length,
    passes: Object.entries(coders).map(([reviewerId, spans]) => ({
      reviewerId,
      units: spans.flatMap(([start, end, label]) => {
        const place = `Coder ${reviewerId}: the span ${start}–${end}`;
        if (start > end) throw refuse(`${place} ends before it starts.`);
        if (start < begin || end > begin + length) {
          throw refuse(`${place} is outside the text, which is ${begin}–${begin + length}.`);
        }
        if (start === end) {
          warnings.push(`${place} is empty and was left out.`);
          return [];
        }
        return [{ start: start - begin, end: end - begin, frameId: String(label) }];
      }),
    })),
  }));
}

function refuse(sentence: string): AppError {
  return new AppError("invalid_input", sentence);
}
