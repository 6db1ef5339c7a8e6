import { eld } from "eld/small";

/** Enough to be sure, and little enough to be quick (UTF-16 code units). */
const SAMPLE = 5000;

const EKAVIAN =
  /(?<!\p{L})(?:posle|pre|gde|ovde|mesto|mesta|mestu|vreme|vremena|dve|deo|dela|uvek|svet|sveta|svetu|reč|reči|cena|cene|mera|mere|mera|predsednik\p{L}*|sednic\p{L}+|vest|vesti|zahtev\p{L}*|promen\p{L}+|nedelj\p{L}+|bezbednos\p{L}+|evrop\p{L}+|saopšti\p{L}+|sledeć\p{L}+|uspeh\p{L}*|čovek\p{L}*|zamenik\p{L}*|video|celi|cel[aeou]\p{L}*|telo|delova\p{L}+)(?!\p{L})/giu;
const IJEKAVIAN =
  /(?<!\p{L})(?:poslije|prije|gdje|ovdje|mjest[aou]|vrijeme|vremena|dvije|dio|dijela|uvijek|svijet\p{L}*|riječ\p{L}*|cijena|cijene|mjera|mjere|predsjednik\p{L}*|sjednic\p{L}+|vijest\p{L}*|zahtjev\p{L}*|promjen\p{L}+|nedjelj\p{L}+|tjed\p{L}+|sigurnos\p{L}+|europ\p{L}+|priopći\p{L}+|sljedeć\p{L}+|uspjeh\p{L}*|čovjek\p{L}*|zamjenik\p{L}*|vidio|cijel\p{L}+|tijelo|djelova\p{L}+)(?!\p{L})/giu;

/**
 * The language of an article's body as an ISO 639-1 code; null when eld is not sure.
 *
 * eld tells Serbian by its Cyrillic letters and calls all Serbian, Croatian, Bosnian
 * and Montenegrin in Latin letters `hr`. Where ekavian forms ("posle", "gde") clearly
 * outnumber ijekavian ones ("poslije", "gdje") the text is Serbian, and `sr` is
 * returned. Ijekavian text stays `hr`: nothing in it tells the standards apart surely.
 */
export function languageOf(body: string): string | null {
  const sample = body.slice(0, SAMPLE);
  const result = eld.detect(sample);
  if (result.language === "" || !result.isReliable()) return null;
  if (result.language !== "hr" && result.language !== "sl") return result.language;
  const ekavian = sample.match(EKAVIAN)?.length ?? 0;
  const ijekavian = sample.match(IJEKAVIAN)?.length ?? 0;
  return ekavian > 2 * ijekavian && (result.language === "hr" || ekavian >= 3)
    ? "sr"
    : result.language;
}
