/** Longest reason for opening submitted work again, in UTF-16 code units, as text fields count them. */
export const LONGEST_REOPENING_REASON = 1000;
