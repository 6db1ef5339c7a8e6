/** A label before what a picture shows or who took it. */
const LABELLED =
  /^(?:photos?|pictures?|images?|fotos?|fotografij[ae]|bild(?:er)?|photographie|imagen|фото(?:графи[яји]и?|графија)?|слика|снимок|slika)\s?:\s*(.+?)\s?[([]([^()[\]]{2,60})[)\]]\.?$/iu;
/** Words of an owner, not of what can be seen. */
const OWNER =
  /(?<!\p{L})(?:courtesy|handout|archives?|arhiv[aeu]?|archiv|archivo|архив[ае]?|screenshot|printscreen|illustration|ilustracija|илустрација|used with|ustupljen[aoe]|уступљен[аое])(?!\p{L})/iu;
const NAME = "\\p{Lu}\\S*(?:\\s(?:(?:de|del|van|von|der|di|da|la)\\s)*\\p{Lu}\\S*){0,4}";
const BY_NAME = new RegExp(
  `^(?:[Pp]hotos?|[Pp]hotographs?|[Ii]mages?|[Pp]ictures?|[Ii]llustrations?|[Gg]raphics?|[Ff]otos?|[Bb]ild)\\s(?:by|von|par|por)\\s${NAME}(?:\\s?[(/|].{2,40})?$`,
  "u",
);

/** "Photo: The gate at dawn (M. List)": says what the picture shows, and whose it is in brackets. */
export function describesPicture(text: string): boolean {
  const [, shown = "", credit = ""] = LABELLED.exec(text.slice(0, 600)) ?? [];
  const words = shown.split(/\s+/);
  // A name has no small letters at the start of its words but in a particle.
  const plain = words.filter(
    (word) => /^\p{Ll}/u.test(word) && !/^(?:de|van|von|der)$/u.test(word),
  );
  return words.length >= 3 && plain.length > 0 && namesOwner(credit) && !OWNER.test(shown);
}

/** A name, or an archive in small letters. */
const namesOwner = (credit: string) => /^\P{Ll}/u.test(credit) || OWNER.test(credit);

/** "Photo by Ana Marin (AP)". */
export function isPictureCredit(text: string): boolean {
  return BY_NAME.test(text.slice(0, 200));
}

/** Capitalised words and what joins names and places: "Ana Marin and Jo Lindt in Fern". */
const NAMES = "\\p{Lu}\\S*(?:\\s(?:and|in|at|for|from|de|van|von|\\p{Lu}\\S*))*";
const WORK = new RegExp(
  `^(?:[Aa]dditional\\s|[Ff]urther\\s)?(?:[Rr]eporting|[Ww]riting|[Ee]diting|[Cc]ompiled|[Tt]ranslation|[Gg]raphics|[Pp]roduction)(?:\\sand\\s(?:writing|editing|reporting))?\\sby\\s${NAMES}$`,
  "u",
);

/** An agency's last line, in brackets or with a full stop: "(Reporting by Ana Marin; Editing by Jo Lindt)". */
export function isSignOff(text: string): boolean {
  const inner = text.slice(0, 600).replace(/^\(|[.)]+$/gu, "");
  const isClosed = inner.length < text.length || /^(?:Additional|Further)/u.test(text);
  return isClosed && inner.split(/;\s*/).every((part) => WORK.test(part.trim()));
}
