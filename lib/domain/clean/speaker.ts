import { fold } from "./fold";

/**
 * Verbs of saying in the third person, in plain form (`fold`), so Serbian is here in
 * both scripts and Russian as `fold` spells it.
 */
const VERBS = new Set(
  [
    "said says told tells added adds explained explains argued argues warned warns wrote writes replied replies",
    "insisted insists noted notes recalled recalls claimed claims stated states asked asks concluded concludes announced",
    "rekao rekla kaze kazao kazala istakao istakla isticao navodi naveo navela dodao dodala dodaje objasnio objasnila",
    "objasnjava poruci porucio porucila porucuje izjavio izjavila tvrdi napisao napisala ocenio ocenila smatra",
    "upozorio upozorila upozorava odgovorio odgovorila zakljucio zakljucila podsetio podsetila",
    "sagte sagt erklarte erklart meinte meint betonte betont fugte warnte warnt schrieb schreibt antwortete kritisierte",
    "berichtete berichtet teilte forderte fordert",
    "dit declare declara affirme affirma explique expliqua ajoute ajouta assure assura estime souligne insiste precise",
    "prevenu repond repondu confie ecrit",
    "dijo dice dicho afirmo afirma afirmado declaro explico explica explicado anadio anade aseguro asegura senalo",
    "senala advirtio advierte respondio responde insistio insiste comento comenta apunto recordo lamento escribio",
    "skazal skazala govorit zajavil zajavila otmetil otmetila dobavil dobavila objasnil objasnila podcerknul podcerknula",
    "soobscil soobscila rasskazal rasskazala sciturit scitaet utverzdaet napisal napisala otvetil otvetila predupredil predupredila",
  ].flatMap((verbs) => verbs.split(" ")),
);

/** Words that may stand within a verb of saying: "je rekao", "a déclaré", "ha dicho", "told reporters". */
const HELPERS = new Set("je su a ha hat has had have se sich nam ont".split(" "));

/** After these a name is not the speaker's: a spokesman *for*, the mayor *of*, an interview *with*. */
const NOT_BEFORE_A_SPEAKER = new Set(
  (
    "the for of in at from on to by with about that this " +
    "za od u na iz o s sa kod agenciji listu " +
    "der die das dem den des im am in von vom zu zum zur bei fur mit uber " +
    "de du des la le les l d au aux en a pour avec sur chez dans " +
    "del los las el al por para con sobre " +
    "v vo na iz ot dlja k s so po"
  ).split(" "),
);

/** Within a name: "Ana de la Cruz", "Jan van der Berg". */
const PARTICLES = new Set("de del van von di da al el bin ten le du dos".split(" "));
/** Only after one of those. */
const SECOND_PARTICLES = new Set("la las los der den".split(" "));
/** Pronouns that open a sentence with a capital letter. */
const NO_NAMES = new Set(
  "he she they it i we on ona oni ja mi er sie es ich wir il elle ils nous je ella ellos yo ja my oni but and in the a".split(
    " ",
  ),
);

const QUOTES = /[“„«»"‟”]/u;
/** How far from the verb a name may stand, in words. */
const NEAR = 12;

interface Token {
  readonly text: string;
  readonly plain: string;
  readonly isName: boolean;
  /** A comma, colon or the like stands before it. */
  readonly parted: boolean;
}

/**
 * Who speaks in a quotation, where a verb of saying outside the quoted words names them
 * ("…", said Ana Marin; Ana Marin je rekla: „…“); null otherwise. A pronoun, an office
 * without a name and the organisation that a spokesman speaks for are no speaker.
 */
export function speakerOf(text: string): string | null {
  for (const stretch of unquotedStretches(text)) {
    const speaker = namedIn(stretch);
    if (speaker) return speaker;
  }
  return null;
}

/** The sentences, or parts of them, that stand outside the quoted words. */
function unquotedStretches(text: string): string[] {
  const outside: string[] = [];
  if (/^[–—-]\s?\p{Lu}/u.test(text)) {
    // Speech between dashes: the words after the second dash, or after the last comma.
    const [, ...after] = text.slice(1).split(/(?<=[\p{L}\p{P}\s])\s?[–—]\s?(?=\p{Ll})/u);
    const last = text.lastIndexOf(", ");
    return after.length > 0 ? after.flatMap(sentences) : last > 0 ? [text.slice(last + 2)] : [];
  }
  const rest = text.replace(/(?<=^|\s)[‘'](\p{Lu}[^‘]*?[.,!?…])[’'](?=\s|$)/gu, '"$1"');
  for (const [index, part] of rest.split(QUOTES).entries()) {
    if (index % 2 === 0) outside.push(...sentences(part));
  }
  return outside;
}

const sentences = (text: string) => text.split(/(?<=\p{Ll}{2}[.!?…])\s+/u);

function namedIn(stretch: string): string | null {
  const tokens = tokensOf(stretch);
  for (let verb = 0; verb < tokens.length; verb++) {
    if (!VERBS.has(tokens[verb]!.plain)) continue;
    return nameAfter(tokens, verb) ?? nameBefore(tokens, verb);
  }
  return null;
}

function tokensOf(stretch: string): Token[] {
  const tokens: Token[] = [];
  let end = 0;
  for (const { 0: text, index } of stretch.matchAll(/\p{L}[\p{L}\p{M}]*(?:['’.-]\p{L}+)*\.?/gu)) {
    const plain = fold(text).replace(/\.$/, "");
    const isInitial = /^(?:\p{Lu}\.)+(?:\p{Lu}\.?)?$/u.test(text);
    const name = isInitial ? text : text.replace(/\.$/, "");
    const isName = /^(?:(?:d|l|O)['’])?\p{Lu}/u.test(name) && !NO_NAMES.has(plain);
    tokens.push({
      text: name,
      plain,
      isName,
      parted: /[,:;()–—]/u.test(stretch.slice(end, index)),
    });
    end = index + name.length;
  }
  return tokens;
}

/** The name after the verb: at once with one word or more, farther away with two or more. */
function nameAfter(tokens: readonly Token[], verb: number): string | null {
  let at = verb + 1;
  while (HELPERS.has(tokens[at]?.plain ?? "") && !tokens[at]!.parted) at++;
  const next = tokens[at];
  if (next?.isName && !next.parted) return nameAt(tokens, at).join(" ");
  for (; at < Math.min(tokens.length, verb + NEAR); at++) {
    if (VERBS.has(tokens[at]!.plain)) return null;
    if (!tokens[at]!.isName) continue;
    const name = nameAt(tokens, at);
    // German writes the office large too: "sagte der Landwirt Karl Weber".
    const office = at === verb + 2 && /^(?:der|die)$/.test(tokens[at - 1]!.plain) ? 1 : 0;
    const isSpeaker = name.length >= 2 + office && (office > 0 || !followsPreposition(tokens, at));
    if (isSpeaker) return name.slice(office).join(" ");
    at += name.length - 1;
  }
  return null;
}

/** The name right before the verb, perhaps with "je" or "a" between. */
function nameBefore(tokens: readonly Token[], verb: number): string | null {
  let end = verb - 1;
  while (HELPERS.has(tokens[end]?.plain ?? "")) end--;
  if (!tokens[end]?.isName || tokens[verb]!.parted) return null;
  let start = end;
  while (isWithinName(tokens, start - 1, end) && !tokens[start]!.parted) start--;
  while (start < end && !tokens[start]!.isName) start++;
  return followsPreposition(tokens, start) ? null : nameAt(tokens, start).join(" ");
}

function isWithinName(tokens: readonly Token[], at: number, end: number): boolean {
  const token = tokens[at];
  if (!token) return false;
  return token.isName || (isParticle(tokens, at) && at < end);
}

function isParticle(tokens: readonly Token[], at: number): boolean {
  const [before, token] = [tokens[at - 1]?.plain ?? "", tokens[at]!.plain];
  return PARTICLES.has(token) || (PARTICLES.has(before) && SECOND_PARTICLES.has(token));
}

function nameAt(tokens: readonly Token[], start: number): string[] {
  let end = start;
  for (let at = start + 1; at < tokens.length && !tokens[at]!.parted; at++) {
    if (tokens[at]!.isName) end = at;
    else if (!isParticle(tokens, at)) break;
  }
  return tokens.slice(start, end + 1).map(({ text }) => text);
}

function followsPreposition(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  return before !== undefined && !tokens[at]!.parted && NOT_BEFORE_A_SPEAKER.has(before.plain);
}
