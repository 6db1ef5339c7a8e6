import type { ReasonId } from "./reasons";

/** A rule for the form of one line, read in its plain form (`fold`). */
export interface Pattern {
  readonly reason: ReasonId;
  readonly form: RegExp;
  /** Most words the line may have. */
  readonly most: number;
  /** Strong enough to drop a line that reads like a sentence. */
  readonly strong?: true;
}

const NUMBER = "(?:\\d{1,2}|one|two|three|four|five|last)";
const ARTICLES =
  "(?:articles?|stories|story|views|clan[aku]\\p{L}*|tekst\\p{L}*|artikel\\p{L}*|articulos?|stat\\p{L}+)";
const METER = [
  "you(?: have|'ve)? (?:now )?(?:read|used|viewed|left|only)",
  "procitali ste|imate jos|preostal[aio]\\p{L}* vam je",
  "sie haben(?: noch)?|du hast(?: noch)?",
  "vous avez (?:deja )?(?:lu|consulte)|il vous reste",
  "ha(?:s)? leido|te quedan?|le quedan?",
  "vy procitali|u vas ostal\\p{L}+",
].join("|");
const METERED =
  "(?:free|complimentary|remaining|left|this month|besplat\\p{L}*|kostenlos\\p{L}*|frei\\p{L}*|gratuits?|gratuitos?|gratis|besplatn\\p{L}*)";

const MAIL =
  "(?:inbox|newsletter|e-?mail|letter|bilten|mejl|imejl|postfach|posteingang|boite mail|infolettre|lettre|correo|boletin|carta|poctu|rassylku|pisma?)";
const SIGN_UP =
  "(?:sign(?: me)? up|subscribe|prijavi(?:te)? se|pretplati(?:te)? se|(?:jetzt )?(?:anmelden|abonnieren)|inscrivez-vous|je m'inscris|abonnez-vous|registrate|suscribete|apuntate|podpisites|podpisatsja)";
const OFFER =
  "(?:get|receive|join|sign up|subscribe|primajte|prijavite se|holen sie|erhalten sie|bestellen sie|recevez|inscrivez-vous|recibe|reciba|polucajte|podpisites)";

const AD =
  "(?:ads?|advert|advertisement|oglas|reklama|anzeige|werbung|publicite|pub|publicidad|anuncio)";
const GOES_ON =
  "(?:continue[sd]?|reading|scroll|below|nastavlja|nastavak|ispod|weiter|weiterlesen|fortgesetzt|unten|suite|apres|continua|sigue|abajo|prodolzenie|nize)";
const AGO =
  "(?:(?:\\d+|an?|one) ?(?:s|sec|seconds?|m|mins?|minutes?|h|hrs?|hours?|d|days?|weeks?|months?) ago|pr(?:ij)?e \\d+ \\p{L}+|vor (?:\\d+|einer?|einem) \\p{L}+|il y a (?:\\d+|une?) \\p{L}+|hace (?:\\d+|una?) \\p{L}+|\\d+ \\p{L}+ nazad)";
/** A lapse as short as only a page counts it; "20 years ago" may be a subheading. */
const HOURS_AGO =
  "(?:\\d+ ?(?:m|mins?|minutes?|h|hrs?|hours?) ago|pr(?:ij)?e \\d+ (?:min|sat)\\p{L}*|vor \\d+ (?:min|stunde)\\p{L}*|il y a \\d+ (?:min\\p{L}*|h|heures?)|hace \\d+ (?:min|hora)\\p{L}*|\\d+ (?:min|cas)\\p{L}* nazad)";
const CHANGED =
  "(?:(?:last |poslednji put |zuletzt )?(?:updated|modified|edited|published|posted|azurirano|izmenjeno|objavljeno|aktualisiert|geandert|veroffentlicht|obnovleno|opublikovano)|mis a jour|modifie|publie|actualizado|publicado)";
const COMMENTS =
  "(?:comments?|replies|komentar\\p{L}*|kommentare?|commentaires?|comentarios?|kommentari\\p{L}*)";

/** What the page, not the article, says to its reader: offers, limits, buttons of several words. */
export const CALLS: readonly Pattern[] = [
  {
    reason: "subscription",
    form: new RegExp(
      `^(?:[^.!?]{1,80}[.!?] )?(?:${METER}) (?:all )?(?:of )?(?:your )?${NUMBER} (?=.{0,60}\\b${METERED}\\b).{0,30}\\b${ARTICLES}\\b[^.!?]{0,50}[.!]?$`,
      "u",
    ),
    most: 26,
    strong: true,
  },
  {
    reason: "newsletter",
    form: new RegExp(
      `\\b${MAIL}\\b.{0,80}[.!?:|>→] ?${SIGN_UP}(?: (?:here|now|today|for free))?[^\\p{L}\\p{N}]*$`,
      "u",
    ),
    most: 45,
    strong: true,
  },
  {
    reason: "newsletter",
    form: new RegExp(
      `^[^.?]{5,80}\\? ${OFFER} (?:our|the|your|nase|nas|unseren?|notre|nos|nuestr[ao])\\b.{0,60}\\b${MAIL}\\b[^.!?]{0,40}[.!]?$`,
      "u",
    ),
    most: 30,
    strong: true,
  },
  {
    reason: "advertisement",
    form: new RegExp(`^[^\\p{L}]*${AD}\\s?[-|:·•] .{0,50}\\b${GOES_ON}\\b.{0,40}$`, "u"),
    most: 12,
  },
  {
    reason: "advertisement",
    form: /^(?:sponsored|promoted|paid) (?:links?|stories|content|posts?)(?: (?:by|from) .{2,30})?$/u,
    most: 6,
  },
  { reason: "advertisement", form: /^reklama\.? (?:ooo|oao|zao|ao|ip)\b.{0,80}$/u, most: 12 },
  { reason: "page-tool", form: /^list (?:of \d+ items|\d+ of \d+)$/u, most: 4 },
  {
    reason: "byline",
    form: /^\(?(?:mit material (?:von|der)|with (?:files|material|reporting) from) .{2,40}\)?$/u,
    most: 10,
  },
  {
    reason: "date-line",
    form: new RegExp(`^[^\\p{L}\\p{N}]*(?:${CHANGED}[:,]? ${AGO}|${HOURS_AGO})$`, "u"),
    most: 8,
  },
  {
    reason: "comments",
    form: new RegExp(
      `^(?:view|read|show|see|load|hide|pogledaj(?:te)?|prikazi|procitaj(?:te)?|alle|voir|lire|ver|leer|pokazat|smotret) (?:all |the |sve |svih |les |los )?\\d+ ${COMMENTS}(?: (?:anzeigen|lesen))?$`,
      "u",
    ),
    most: 6,
  },
  {
    reason: "page-tool",
    form: /^(?:add|make|choose|set) .{2,60}\bsource (?:on|in) google(?: search| news)?$/u,
    most: 14,
  },
  {
    reason: "video",
    form: /^(?:(?:image|photo|picture|slide|gallery|foto|fotografija|slika|bild|imagen|fotografia) )?\d{1,3} ?(?:\/|of|od|von|sur|de|iz) ?\d{1,3}$/u,
    most: 4,
  },
  {
    reason: "page-tool",
    form: /^(?:do you )?(?:got|have) (?:a|any) (?:(?:news|story|confidential) )?(?:tips?|information)(?: for us| to share)?\? .{0,160}\b(?:write to|contact|email|e-mail|get in touch|send|reach|tell) (?:us|our|the)\b/u,
    most: 35,
    strong: true,
  },
  {
    reason: "disclaimer",
    form: /^our (?:editorial )?standards: the .{2,40} principles\.?$/u,
    most: 10,
    strong: true,
  },
];
