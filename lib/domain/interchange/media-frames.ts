/**
 * The codes of the Media Frames Corpus (Card et al. 2015), as its codes.json numbers
 * them: `n.0` a passage, `n.1` one in the headline, `n.2` the frame that the article as a
 * whole rests on. 16.2 is an article that is not relevant, 17 to 19 are tones.
 */
export const MEDIA_FRAMES: readonly string[] = [
  "Economic",
  "Capacity and resources",
  "Morality",
  "Fairness and equality",
  "Legality, constitutionality and jurisprudence",
  "Policy prescription and evaluation",
  "Crime and punishment",
  "Security and defense",
  "Health and safety",
  "Quality of life",
  "Cultural identity",
  "Public opinion",
  "Political",
  "External regulation and reputation",
  "Other",
];

/** Tones: their code, and the point of a tone question that says the same. */
export const MEDIA_TONES: readonly (readonly [code: number, point: number, label: string])[] = [
  [19.4, -2, "Explicit anti"],
  [19.35, -1, "Implicit anti"],
  [18.3, 0, "Neutral"],
  [17.35, 1, "Implicit pro"],
  [17.4, 2, "Explicit pro"],
];

/** An article that is not relevant. */
export const IRRELEVANT = 16.2;

/** The first number of codes for frames that the corpus does not know. */
export const FIRST_OWN = 21;

/** What stands in `text` before the title: the number, and the word that primary frames are marked on. */
export const PREAMBLE = /^[^\n]{1,40}\n\nPRIMARY\n\n/;
