/** The seed of every resampled interval, printed with it: the same data give the same interval. */
export const SEED = 20260101;

/** Resamples behind each interval (Efron and Tibshirani advise 1,000 or more for percentiles). */
export const REPLICATES = 2000;
