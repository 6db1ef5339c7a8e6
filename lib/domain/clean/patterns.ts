import type { Pattern } from "./calls";
import { CALLS } from "./calls";
import type { Line } from "./line";
import type { ReasonId } from "./reasons";

const MINUTES = "(?:min|mins|minutes?|minuta|minut[aeiuoy]?|minuten|minutos?|minuti|mn)";
const READ =
  "(?:read|reading|reading time|to read|citanja|citanje|za citanje|lesezeit|lesedauer|lecture|de lecture|de lectura|lectura|ctenija|na ctenie|di lettura|leitura|de leitura|czytania)";
const READING_TIME =
  "(?:read(?:ing)? time|citanje|time to read|estimated reading time|est\\. reading time|vreme citanja|vrijeme citanja|lesezeit|lesedauer|temps de lecture|duree de lecture|tiempo de lectura|vremja ctenija|vremja na ctenie|tempo di lettura|tempo de leitura|czas czytania)";
const IMAGE = "(?:jpe?g|png|gif|webp|svg|avif|bmp|tiff?|heic)";
const AGENCY =
  "(?:getty(?: images)?|reuters|afp|ap photo|ap|epa|epa-efe|efe|tass|ria novosti|shutterstock|unsplash|pexels|pixabay|istock(?:photo)?|depositphotos|dreamstime|alamy|picture alliance|dpa|imago|tanjug|beta|fonet|anadolu(?: agency)?|aa|xinhua|ansa|keystone|flickr|wikimedia(?: commons)?|wikipedia|zuma(?: press)?|sipa|hina|mti|belga|ritzau|pa media|pa wire|nurphoto|ukrinform|instagram|facebook|twitter|youtube|screenshot|printscreen|print screen|courtesy photo|file photo|archive|arhiva|archiv|archivo|arhiv)";

const PATTERNS: readonly Pattern[] = [
  ...CALLS,
  { reason: "no-words", form: /^[^\p{L}\p{N}]*$/u, most: 99, strong: true },
  // Pictures and addresses
  { reason: "image-alt", form: /^!\[.*\]\(\S+\)$|^<img\s[^>]*>$/u, most: 60, strong: true },
  {
    reason: "image-address",
    form: new RegExp(
      `^(?:(?:image|photo|src|img|url|foto|bild)\\s*[:=]\\s*)?["'(<]?(?:https?:|www\\.|/|data:image|[\\w%.-]+/)?\\S*\\.${IMAGE}(?:[?#&@:!]\\S*)?["')>]?$`,
      "u",
    ),
    most: 3,
    strong: true,
  },
  {
    reason: "image-address",
    form: /^(?:https?:)?\/\/\S*(?:\/|\.|=)(?:images?|img|photos?|pictures?|uploads?|media|static|cdn|thumbs?)(?:[/.]|-)\S*$/u,
    most: 1,
    strong: true,
  },
  { reason: "image-address", form: /^data:image\/\S+$/u, most: 1, strong: true },
  {
    reason: "image-address",
    form: new RegExp(`^[\\w() .%-]{1,120}\\.${IMAGE}$`, "u"),
    most: 8,
    strong: true,
  },
  {
    reason: "web-address",
    form: /^[(<["']?(?:https?:\/\/|www\.)[^\s]+[)>\]"']?$/u,
    most: 1,
    strong: true,
  },
  {
    reason: "photo-credit",
    form: /^[^\p{L}]*image (?:source|credit|copyright)[,:]? .{1,60}$/u,
    most: 10,
  },
  {
    reason: "photo-credit",
    form: new RegExp(
      `^[([]?(?:(?:photo|foto|image|picture|bild|credit|fotografija|via|by|izvor|source|quelle|c|copyright)[\\s:./-]*)?[([©]*\\s*(?:[\\p{L}.' -]{2,40}\\s?[/|,-]\\s?)?${AGENCY}(?:\\s?[/|,-]\\s?[\\p{L}\\d.' -]{2,40}){0,3}[)\\]]*$`,
      "u",
    ),
    most: 9,
  },
  // Players, sizes, times
  {
    reason: "reading-time",
    form: new RegExp(
      `^[^\\p{L}\\p{N}]*(?:${READING_TIME}[:\\s~-]*)?(?:[<>~]|ca\\.?|circa|about|env\\.?|oko|okolo)?\\s*\\d{1,3}(?:\\s?-\\s?\\d{1,3})?[\\s-]*(?:${MINUTES}\\.?)(?:[\\s-]*(?:${READ}|${READING_TIME}))?[^\\p{L}\\p{N}]*$`,
      "u",
    ),
    most: 9,
  },
  {
    reason: "reading-time",
    form: new RegExp(
      `(?:^|[\\s|·•])\\d{1,3}[\\s-]*${MINUTES}\\.?[\\s-]*(?:${READ}|${READING_TIME})[^\\p{L}\\p{N}]*$`,
      "u",
    ),
    most: 8,
  },
  { reason: "reading-time", form: new RegExp(`^${READING_TIME}\\s*:?\\s*.{0,20}$`, "u"), most: 8 },
  { reason: "reading-time", form: /^lecture \d{1,3} (?:min|mn)\.?$/u, most: 3 },
  {
    reason: "date-line",
    form: /^(?:last )?(?:published|updated|publie|mis a jour|modifie|objavljeno|azurirano|poslednje azurirano|veroffentlicht|aktualisiert|publicado|actualizado|opublikovano|obnovleno)\b(?=.*(?:\d[:.h]\d\d|hier|today|yesterday|danas|juce|heute|gestern|hoy|ayer|segodnja|vcera))(?!.*\d{4}).{0,60}$/u,
    most: 11,
  },
  { reason: "date-line", form: /^\W*\d{1,2}[:.]\d{2} ?(?:h|uhr|casova)?\W*$/u, most: 3 },
  { reason: "size-marker", form: /^(?:\p{L}|\d{1,2}\+)$/u, most: 1 },
  { reason: "accessibility-link", form: /\bopens? (?:in )?(?:a )?new (?:tab|window)\b/u, most: 8 },
  {
    reason: "byline",
    form: /^(?:editor|editors|editing by|edited by|copy editor|produced by|urednik|urednica|redaktor|redakcija|lektor|redaktion)\s?:? .{2,60}$/u,
    most: 7,
  },
  {
    reason: "listen",
    form: /^(?:\d{1,2}:)?\d{1,2}:\d{2}\s*(?:[/|-]\s*(?:\d{1,2}:)?\d{1,2}:\d{2})?$/u,
    most: 3,
  },
  {
    reason: "listen",
    form: /^(?:listen|slusaj|poslusaj|anhoren|ecouter|escuchar|slusat)\w*[\s(|·-]+\d{1,3}(?::\d\d)?\s?(?:min\w*|m|sec)?\)?$/u,
    most: 5,
  },
  {
    reason: "size-marker",
    form: /^(?:xs|sm|md|lg|xl|xxl|[2-6]xl|a[+-]?)(?:[\s/|,]+(?:xs|sm|md|lg|xl|xxl|[2-6]xl|a[+-]?))*$/u,
    most: 8,
  },
  // Readers' answers
  {
    reason: "rating",
    form: /^\D{0,40}\d(?:[.,]\d+)?\s?(?:\/|out of|od|von|sur|de|iz)\s?(?:5|10)\b.{0,50}$/u,
    most: 10,
  },
  { reason: "rating", form: /^[^\p{L}\p{N}]*[★☆⭐]+.{0,30}$/u, most: 6 },
  {
    reason: "rating",
    form: /^\W*\d+\s(?:votes?|ratings?|likes?|glasova|glasa|bewertungen|stimmen|votos?|golosov|ocenok|ocena)\b.{0,30}$/u,
    most: 7,
  },
  { reason: "rating", form: /^\[?total:? \d+,? average:? [\d.,]+\]?$/u, most: 6 },
  {
    reason: "share",
    form: /^\d[\d.,]*\s?[km]?\s(?:shares?|deljenja|podela|mal geteilt|partages?|compartidos?|retweets?)$/u,
    most: 4,
  },
  {
    reason: "share",
    form: /^(?:(?:share|podeli|teilen|partager|compartir|podelitsja|on|via|auf|sur|en|na|v|facebook|fb|twitter|x|whatsapp|telegram|viber|linkedin|pinterest|reddit|messenger|instagram|youtube|tiktok|threads|bluesky|mastodon|email|e-mail|mail|print|copy|link|tweet|vk|ok|vkontakte|odnoklassniki|skype|pocket|flipboard|xing|tumblr)[\s,|/·•:+-]*){2,}$/u,
    most: 16,
  },
  {
    reason: "comments",
    form: /^(?:(?:no|0|one|nema|keine|aucun|sin|net)\s)?\(?\d*\)?\s*(?:comments?|replies|responses|komentara?|komentari|kommentare?|commentaires?|comentarios?|kommentari[jiev]+|otvetov)\s?[([:]?\s?\d*[)\]]?(?:\s.{0,24})?$/u,
    most: 5,
  },
  {
    reason: "comments",
    form: /^\d+ (?:thoughts?|responses?|replies|comments?|komentara?|kommentare?|commentaires?|comentarios?|kommentari\w*|reponses?|antworten|otvet\w*) (?:on|to|na|zu|sur|en|a|k) .{1,160}$/u,
    most: 30,
  },
  {
    reason: "related",
    form: /^(?:>>|»|→|►|▶|➤|•?\s*\[)\s?(?:read|procitaj|lesen|lire|leer|citajte|citaj|vise|mehr|more)\b.{0,140}$/u,
    most: 22,
  },
  {
    reason: "related",
    form: /^(?:\[?(?:\.\.\.|…)\]?\s*)?(?:read more|continue reading|read the rest|procitaj vise|weiterlesen|lire la suite|leer mas|citat dalee|opsirnije)\s?(?:\[?(?:\.\.\.|…|>>|»|→|")+\]?)$/u,
    most: 6,
  },
  { reason: "tags", form: /^(?:#[\p{L}\p{N}_-]{2,}[\s,;|]*)+$/u, most: 30, strong: true },
  // The page around the article
  {
    reason: "disclaimer",
    form: /^(?:disclaimer|odricanje od odgovornosti|haftungsausschluss|avertissement|descargo de responsabilidad|otkaz ot otvetstvennosti)\b\s?[.:-]/u,
    most: 150,
    strong: true,
  },
  {
    reason: "copyright",
    form: /^(?:.{0,80}[\s.,|-])?(?:all rights reserved|sva prava (?:su )?zadrzana|sva prava pridrzana|alle rechte vorbehalten|tous droits reserves|todos los derechos reservados|vse prava zascisceny|vse prava zasciseny|tutti i diritti riservati|todos os direitos reservados|wszelkie prawa zastrzezone)(?=$|[^\p{L}]*$|\s?[.,;:|©(-]).{0,120}$/u,
    most: 45,
    strong: true,
  },
  {
    reason: "copyright",
    form: /^(?:©|\(c\)|&copy;|copyright\W{0,4}(?:\(c\)|\d{4}|by\s|of\s.{2,30}\d{4}))/u,
    most: 45,
    strong: true,
  },
  {
    reason: "copyright",
    form: /^(?:reproduction|republication|preuzimanje|zabranjeno|nachdruck|la reproduction|toute reproduction|prohibida|queda prohibida|perepecatka|ispolzovanie materialov)\b.*(?:permission|without|bez dozvol|bez navo|genehmigung|sans autoris|sans accord|autorizacion|razresen|ssylk)/u,
    most: 45,
    strong: true,
  },
  { reason: "issue-line", form: /\bissn[\s:]*\d{4}-?\d{3}[\dx]\b/u, most: 20 },
  {
    reason: "issue-line",
    form: /^(?:.{0,40}[\s,|])?(?:vol(?:ume|\.)?|godina|godiste|jahrgang|annee|tom)\s?[\divxlc]+[\s,.|/-]*(?:issue|no\.?|number|broj|br\.?|nr\.?|heft|ausgabe|numero|n°|nomer|num\.?)\s?\d+.{0,40}$/u,
    most: 14,
  },
  {
    reason: "counter",
    form: /^[^\p{L}\p{N}]*(?:\d{1,3}(?:[.,\s]\d{3})+|\d+(?:[.,]\d+)?)\s?[km%]?[^\p{L}\p{N}]*$/u,
    most: 2,
  },
  {
    reason: "page-tool",
    form: /^(?:page|seite|strana|stranica|pagina|stranica)\s\d+\s(?:of|von|od|sur|de|iz|\/)\s\d+$/u,
    most: 5,
  },
  {
    reason: "page-tool",
    form: /(?:no longer supports? (?:internet explorer|your browser)|(?:please )?(?:upgrade|update) your browser|(?:enable|turn on|activate) javascript|javascript (?:is (?:disabled|not enabled)|isn't enabled)|ukljucite javascript|javascript (?:aktivieren|deaktiviert)|activer javascript|habilit\w+ javascript|vklucite javascript)/u,
    most: 30,
    strong: true,
  },
  // Path to the page: "Home > News > World"
  {
    reason: "menu",
    form: /^(?:home|naslovna|pocetna|startseite|start|accueil|inicio|portada|glavnaja|homepage|vesti|news)\s?[>›»/|→:](?:[^.!?]{1,80})$/u,
    most: 24,
  },
  { reason: "menu", form: /^(?:[\p{L}\d&' -]{2,30}\s?[>›»→]\s?){2,}[^.!?>]{0,120}$/u, most: 24 },
];

/** Why a line's form shows it to be furniture; null when it does not. */
export function patternReason(line: Line): ReasonId | null {
  for (const { reason, form, most, strong } of PATTERNS) {
    if (line.words > most || (line.prose && !strong)) continue;
    if (form.test(line.key)) return reason;
  }
  return null;
}
