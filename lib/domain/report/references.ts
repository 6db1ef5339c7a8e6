/** Where the formulas of a report come from, as its appendix lists them. */
export const REFERENCES: readonly string[] = [
  "Krippendorff’s α: Krippendorff, K. (2019). Content Analysis: An Introduction to Its Methodology (4th ed.), chapter 12. Sage.",
  "Intervals: Efron, B. & Tibshirani, R. (1993). An Introduction to the Bootstrap. Chapman & Hall. Articles are resampled with all that belongs to them.",
  "Cohen’s κ: Cohen, J. (1960). A coefficient of agreement for nominal scales. Educational and Psychological Measurement 20(1), 37–46.",
  "Gwet’s AC1: Gwet, K. L. (2008). Computing inter-rater reliability and its variance in the presence of high agreement. British Journal of Mathematical and Statistical Psychology 61(1), 29–48.",
  "Intervals of shares: Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference. Journal of the American Statistical Association 22(158), 209–212.",
];
