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
  {
    reason: "subscription",
    form: /^become a (?:member|supporter|subscriber)(?: (?:today|now|here|for free))?(?: (?:to|and|for) (?:support|read|continue|access|get|enjoy|help|unlock|our|only|just)\b[^,]{0,80})?[.!]?$/u,
    most: 25,
    strong: true,
  },
  {
    reason: "follow-us",
    form: /^(?:pratite|prati) (?:sve |nase |najnovije )?(?:vesti|vijesti|objave)\b[^,.!?]{0,60} na (?:nasoj |nasem |nasim )(?:fejsbuk|facebook|instagram|viber|vajber|telegram|tviter|twitter|jutjub|youtube)\p{L}*(?: (?:stranici|profilu|kanalu|nalogu))?[.!]?$/u,
    most: 16,
    strong: true,
  },
  {
    reason: "rating",
    form: /^(?:prosecna ocena|ocena|average rating|durchschnittliche bewertung|bewertung|note moyenne|valoracion media|srednjaja ocenka)\s?:? \d(?:[.,]\d+)?\s?(?:\(\d+ \p{L}+\))?$/u,
    most: 6,
  },
  {
    reason: "newsletter",
    form: /^(?:newsletter\s?[:|-] .{0,40}\b(?:anmelden|abonnieren|sign up|prijav\p{L}+|s'inscrire|inscri\p{L}+)|join (?:over |more than )?\d[\d.,]*[km]? (?:other )?(?:subscribers|readers))[!.]?$/u,
    most: 10,
  },
  {
    reason: "follow-us",
    form: /^(?:pratite|prati|zapratite|podelite|podeli)(?: nas)? (?:na|putem) (?:instagramu?|fejsbuku|facebook-?u?|vajberu|viberu|tviteru|x-u|jutjubu|youtube-?u?|telegramu|tiktoku|linkedinu)$/u,
    most: 5,
  },
  {
    reason: "video",
    form: /^(?:view this post on (?:instagram|threads|facebook)|tweet by @\S+|pic\.twitter\.com\/\S+|a post shared by .{2,60} \(@[\w.]+\))$/u,
    most: 12,
    strong: true,
  },
  {
    reason: "video",
    form: /^(?:dieser? inhalte? (?:wird|werden) von (?:youtube|instagram|twitter|x|facebook|tiktok)\S* (?:bereitgestellt|eingebettet|geladen)\.?|an dieser stelle finden sie (?:inhalte?|einen externen inhalt|externe inhalte)(?: (?:aus|von) \S+)?\.?|this (?:video|content) is (?:not|no longer) available(?: in your (?:country|region|location))?\.?)$/u,
    most: 12,
    strong: true,
  },
  {
    reason: "image-alt",
    form: /^alt(?: text)?\s?[:=] ?.{2,160}$/u,
    most: 25,
  },
  {
    reason: "listen",
    form: /^horen sie (?:den|diesen) (?:beitrag|artikel|text)\b.{0,40}$/u,
    most: 10,
  },
  {
    reason: "size-marker",
    form: /^(?:font size|text size|velicina (?:slova|teksta)|schriftgrosse)[\s:]*(?:a[+-]?[\s|]*){1,4}$/u,
    most: 7,
  },
  {
    reason: "cookie-notice",
    form: /^(?:this|our|diese|unsere|ovaj|ova|nas|ce|notre|este|nuestro|etot) (?:web ?)?(?:site|page|seite|sajt|portal|stranica|sitio|sajt) (?:uses?|verwendet|nutzt|benutzt|koristi|utilise|utiliza|usa|ispolzuet)(?: des| fajly)? (?:cookies?|kolacice|galletas|kuki)[.;] .*\b(?:our|unsere[rn]?|nas\p{L}+|notre|nuestra) (?:privacy|cookie|datenschutz|politi)/u,
    most: 40,
    strong: true,
  },
  {
    reason: "subscription",
    form: /^(?=.*\b(?:our|we|us|nas\p{L}*|unser\p{L}*|notre|nos|nuestr\p{L}+)\b).*[.!?] (?:become a (?:member|supporter|subscriber|patron)|postani(?:te)? (?:clan|pretplatnik|podrska)|werden sie (?:mitglied|abonnent|unterstutzer)|devenez (?:membre|abonnee?)|hazte (?:socio|socia|miembro))(?: (?:today|now|danas|odmah|heute|jetzt|aujourd'hui|hoy))?[.!]?$/u,
    most: 40,
    strong: true,
  },
  {
    reason: "byline",
    form: /^[^.!?]{4,160} contributed (?:reporting )?(?:to|for) this (?:report|story|article|piece)\.?$/u,
    most: 40,
    strong: true,
  },
  {
    reason: "page-tool",
    form: /^(?:cite|how to cite|download|print|export|save|bookmark) (?:this |the )?(?:full )?(?:publication|paper|study|report|article|chapter|document|citation|issue)(?: (?:as|in) \p{L}{2,8})?$/u,
    most: 6,
  },
  {
    reason: "page-tool",
    form: /^dieses thema im programm\b.{0,80}$/u,
    most: 14,
  },
  {
    reason: "page-tool",
    form: /^[^|.!?]{2,50} \| \d{1,2}\.\s?\d{1,2}\.\s?\d{4} \| \d{1,2}[:.]\d{2} uhr$/u,
    most: 12,
  },
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
    form: /^(?:(?:do you )?(?:got|have) (?:a|any) (?:(?:news|story|confidential) )?(?:tips?|information|stor(?:y|ies)|news)(?: (?:for|to) [^?]{1,40})?\? .{0,160}\b(?:write to|contact|email|e-mail|get in touch|send|reach|tell) (?:us|our|the)|(?:est|u vas est) (?:novosti?|tema|istorija|cto rasskazat)[^?]{0,40}\? .{0,60}\b(?:pisite|prisylajte|prisylaj|soobscite|svjazites)(?: s)? nam|imate (?:vest|pricu|dojavu|informaciju)[^?]{0,40}\? .{0,60}\b(?:pisite|javite|posaljite)(?: je)? nam|haben sie (?:einen hinweis|eine geschichte|informationen)[^?]{0,40}\? .{0,60}\b(?:schreiben|melden|mailen) sie)\b/u,
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
