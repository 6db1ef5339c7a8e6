import type { ReasonId } from "@/lib/domain/clean/reasons";

/** By the words of an element's class, id and role. General words of the trade, no site's own. */
const BY_NAME: readonly (readonly [RegExp, ReasonId])[] = [
  [/^(?:newsletters?|mailinglist|signup|optin)$/, "newsletter"],
  [
    /^(?:related|recommended|recommendations?|recirc|readmore|morefrom|moreon|seealso|alsoread|outbrain|taboola|mostread|mostpopular|trending|onward|povezano|verwandt|similar|teasers?)$/,
    "related",
  ],
  [
    /^(?:share|sharing|shares|sharebar|sharetools|sharedaddy|addtoany|addthis|sociallinks|socialshare|socialmedia)$/,
    "share",
  ],
  [/^(?:comments?|commentlist|respond|disqus|kommentare|komentari)$/, "comments"],
  [
    /^(?:authorbox|authorbio|bio|aboutauthor|authorinfo|authordescription|contributor)$/,
    "author-box",
  ],
  [/^(?:cookies?|cookiebanner|consent|gdpr|cmp)$/, "cookie-notice"],
  [
    /^(?:ad|ads|advert|adverts|advertisement|advertising|sponsored|sponsor|promo|promos|promobox|anzeige|reklama|oglas)$/,
    "advertisement",
  ],
  [/^(?:paywall|subscribe|subscription|donate|donation|membership)$/, "subscription"],
  [/^(?:breadcrumbs?|pagination|pager|toolbar|navbar)$/, "menu"],
  [/^(?:tags|taglist|articletags|posttags|keywords)$/, "tags"],
];
const BY_TAG: Readonly<Record<string, ReasonId>> = {
  nav: "menu",
  form: "outside-article",
  button: "page-tool",
  dialog: "outside-article",
};
const BY_ROLE: Readonly<Record<string, ReasonId>> = {
  navigation: "menu",
  search: "menu",
  dialog: "outside-article",
  alertdialog: "outside-article",
  contentinfo: "outside-article",
};

/** Why everything in an element is furniture, as it is called; null when its names do not say so. */
export function furnitureReason(element: Element): ReasonId | null {
  const tag = element.localName.toLowerCase();
  if (tag === "body" || tag === "html" || tag === "article" || tag === "main") return null;
  const role = element.getAttribute("role")?.toLowerCase() ?? "";
  const known = BY_TAG[tag] ?? BY_ROLE[role];
  if (known) return known;
  const names = `${element.getAttribute("class") ?? ""} ${element.getAttribute("id") ?? ""}`;
  for (const name of names.split(/\s+/)) {
    if (name === "") continue;
    const words = name
      .replace(/([a-z])([A-Z])/g, "$1-$2")
      .toLowerCase()
      .split(/[^a-z]+/)
      .filter(Boolean);
    const joined = words.flatMap((word, i) => [word, word + (words[i + 1] ?? "")]);
    for (const [pattern, reason] of BY_NAME) {
      if (joined.some((word) => pattern.test(word))) return reason;
    }
  }
  return null;
}
