/** Most articles of one study. */
export const MOST_ARTICLES = 20_000;
/** Most tags of one study. */
export const MOST_ANNOTATIONS = 250_000;
/** Most answers on articles of one study. */
export const MOST_ANSWERS = 250_000;
export const MOST_CODES = 1_000;
export const MOST_PEOPLE = 500;
export const MOST_QUESTIONS = 100;
/** Most tags of one person on one article; as in the reading surface. */
export const MOST_TAGS = 5_000;
/** Longest text of an article, in code points. */
export const LONGEST_TEXT = 1_000_000;
/** Longest names of people and questions, in UTF-16 code units. */
export const LONGEST_LABEL = 200;
