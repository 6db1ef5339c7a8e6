import { fold } from "./fold";
import type { Line } from "./line";
import type { ReasonId } from "./reasons";

/** A rule for lines that begin with a phrase. Phrases are split at `|` and read in their plain form. */
interface Opening {
  readonly reason: ReasonId;
  readonly phrases: string;
  /** What must follow: a sign that ends a label, one of some words within the line (and one of some others), or anything. */
  readonly then: "label" | "anything" | { readonly words: string; readonly also?: string };
  /** Most words the line may have. */
  readonly most: number;
  /** Strong enough to drop a line that reads like a sentence. */
  readonly strong: boolean;
}

const OPENINGS: readonly Opening[] = [
  {
    reason: "related",
    phrases:
      "read more|read also|also read|read next|see also|related|related article|related story|more on this|watch also|also watch|don't miss|must read|in case you missed it|icymi|next article|previous article|next post|previous post|further reading|further info|learn more|pročitajte još|pročitaj još|pročitajte i|pročitaj i|pročitajte više|čitajte još|čitajte i|čitaj još|povezano|povezane vesti|opširnije|više o|pogledajte|pogledajte i|pogledaj|saznajte više|prethodni članak|sledeći članak|sljedeći članak|preporuka|preporučujemo|bonus video|lesen sie auch|lesen sie mehr|lesen sie dazu|lesen sie hier|mehr zum thema|auch interessant|vorheriger artikel|nächster artikel|lire aussi|à lire aussi|à lire également|lire également|lire la suite|voir aussi|à lire|sur le même sujet|article précédent|article suivant|lea también|lee también|leer también|leer más|lea más|lee más|te puede interesar|ver también|vea también|más información|artículo anterior|artículo siguiente|siguiente artículo|читайте также|читайте еще|читать также|читать далее|подробнее|смотрите также|по теме|материал по теме|предыдущая статья|следующая статья|leggi anche|leia também|leia mais|czytaj też|czytaj także|zobacz też|čtěte také|lexo edhe|citește și|ayrıca okuyun",
    then: "label",
    most: 45,
    strong: true,
  },
  {
    reason: "related",
    phrases: "more|next|previous|video|recommended|watch|više|mehr|еще",
    then: "label",
    most: 25,
    strong: false,
  },
  {
    reason: "related",
    phrases:
      "read more about|read more on|read more at|read more in|read our|read the full|click here to|click here for|more news on|more articles by|more from|see more|view more|watch more|for more on|pročitajte više o|više o ovome|više vesti|više tekstova|sve vesti iz|lesen sie hier mehr|lesen sie mehr zu|mehr zu|mehr von|weitere artikel von|lire tous les articles|plus d'articles|lea más sobre|más noticias de|más sobre|читайте больше|больше новостей|еще больше|все новости|другие статьи",
    then: "anything",
    most: 16,
    strong: false,
  },
  {
    reason: "share",
    phrases:
      "share this|share on|share via|share the|tweet this|click to share|podeli|podelite|podijeli|teilen auf|teilen sie|auf facebook|partager sur|partagez|partager|compartir en|comparte en|compartir|поделиться в|поделиться|condividi su|compartilhar no|udostępnij na",
    then: {
      words:
        "facebook|twitter|on x|whatsapp|telegram|viber|linkedin|email|e-mail|mail|article|story|post|friends|social media|vest|članak|tekst|fejsbuku|fejsbuk|tviteru|mrežama|artikel|freunden|article|amis|noticia|artículo|amigos|redes|друзьями|соцсетях|статьей|новостью|вконтакте",
    },
    most: 14,
    strong: false,
  },
  {
    reason: "newsletter",
    phrases:
      "sign up|subscribe|get our|get the|receive|join|enter your|don't miss|never miss|delivered|by signing up|by subscribing|thank you for|thanks for|prijavi se|prijavite se|pretplati se|pretplatite se|primajte|ne propustite|budite u toku|unesite|abonnieren|melden sie|melde dich|jetzt|erhalten sie|mit unserem|bestellen sie|verpassen sie|der newsletter|inscrivez-vous|abonnez-vous|recevez|ne manquez|chaque matin|en vous inscrivant|suscríbete|suscríbase|regístrate|recibe|reciba|apúntate|no te pierdas|подпишитесь|подписывайтесь|получайте|хотите|чтобы быть|iscriviti|assine|receba|zapisz się",
    then: {
      words:
        "newsletter|newsletters|inbox|mailing list|email updates|email alerts|daily briefing|morning briefing|bulletin|bilten|newsletter-u|mejl|inbox|posteingang|boîte mail|infolettre|boletín|boletines|tu correo|su correo|рассылку|рассылка|рассылки|почту|skrzynki",
    },
    most: 60,
    strong: true,
  },
  {
    reason: "related",
    phrases: "most read in|most popular in|most viewed in|najčitanije u rubrici|meistgelesen in",
    then: "anything",
    most: 7,
    strong: false,
  },
  {
    reason: "follow-us",
    phrases:
      "follow us|follow|join us|join our|like us|find us|subscribe to our|download our|get our app|connect with us|you can follow|for more updates|stay connected|prati nas|pratite nas|zapratite|pridružite se|preuzmite|kliknite ovde|kliknite|lajkujte|folgen sie|folge uns|folgen|besuchen sie|laden sie|suivez|suivez-nous|rejoignez|retrouvez|téléchargez|síguenos|sigue a|siga a|sigue|únete|descarga|descargue|подписывайтесь|подпишитесь|следите|присоединяйтесь|читайте нас|скачайте|наш канал",
    then: {
      words:
        "facebook|twitter|instagram|telegram|whatsapp|viber|youtube|linkedin|tiktok|google news|google vesti|on x|sur x|en x|auf x|our channel|our app|social media|mreža|mrežama|mreže|fejsbuku|fejsbuk|tviteru|naš kanal|viber zajednici|naš viber kanal|našu aplikaciju|viberu|unseren kanal|die app|réseaux sociaux|notre chaîne|l'application|nuestro canal|redes sociales|nuestra aplicación|телеграм|телеграме|телеграм-канал|вконтакте|соцсетях|дзен|наш канал|нашем канале|наше приложение",
    },
    most: 45,
    strong: true,
  },
  {
    reason: "subscription",
    phrases:
      "as a subscriber|already a subscriber|already have an account|already a member|subscribe to continue|subscribe to read|subscribe for|subscribe today|to continue reading|to read the full|this article is for subscribers|this content is for|this article is reserved|you have reached your|you've reached your|register to continue|sign in to continue|log in to continue|support our journalism|support independent|help us|if you enjoyed this|if you liked this|please consider|donate to|your support|log in to|sign in to|create a free|start your|try for|unlimited access|forgot your|don't have an account|da biste nastavili|ovaj sadržaj je dostupan|već ste pretplatnik|podržite rad|podržite|podrži|postanite član|prijavite se da|um weiterzulesen|sie haben bereits|bereits abonnent|dieser artikel ist nur für|dieser inhalt ist|jetzt weiterlesen|unterstützen sie unsere|cet article est réservé|il vous reste|déjà abonné|pour lire la suite|pour continuer|soutenez|vous avez déjà un compte|este contenido es|ya eres suscriptor|para continuar leyendo|para seguir leyendo|apoya nuestro|apoya el|hazte socio|чтобы читать дальше|материал доступен|уже есть подписка|поддержите|оформите подписку",
    then: {
      words:
        "account|subscriber|subscribers|subscribe|subscription|reading|article|articles|member|members|journalism|reporting|donation|donating|month|year|comment|password|access|nastavili|čitanje|pretplatnik|pretplatnicima|pretplatnike|redakcije|novinarstvo|portala|članak|weiterzulesen|abonnent|abonnenten|abonnement|anmelden|artikel|journalismus|abonnés|abonné|compte|articles à lire|lire|journalisme|suscriptores|suscriptor|leyendo|periodismo|socio|подписчикам|подписка|подписку|журналистику|редакцию|читать",
    },
    most: 45,
    strong: true,
  },
  {
    reason: "subscription",
    phrases:
      "this article is available|this article is only|this article is exclusive|this story is available|this story is only|this content is available|ovaj članak je dostupan|ovaj tekst je dostupan|ovaj sadržaj je dostupan|članak je dostupan|dieser artikel ist|dieser text ist|cet article est disponible|cet article est réservé|este artículo está disponible|este artículo es exclusivo|эта статья доступна|этот материал доступен|статья доступна",
    then: {
      words:
        "to subscribers|for subscribers|subscribers only|to our subscribers|for our subscribers|pretplatnicima|za pretplatnike|für abonnenten|für abonnentinnen|abonnenten vorbehalten|aux abonnés|pour les abonnés|à nos abonnés|para suscriptores|подписчикам|по подписке",
    },
    most: 26,
    strong: true,
  },
  {
    reason: "cookie-notice",
    phrases:
      "we use|we and our|this site|this website|our site|our website|by continuing|by using|by clicking|the site uses|cookies help|cookies on|koristimo|mi koristimo|ovaj sajt|ovaj portal|ova stranica|ovaj veb|ova veb|naš sajt|nastavkom korišćenja|wir verwenden|wir nutzen|wir setzen|diese website|diese webseite|diese seite|unsere website|unsere webseite|mit der nutzung|nous utilisons|ce site|notre site|en poursuivant|en cliquant|nos partenaires et nous|utilizamos|usamos|este sitio|esta web|este portal|nuestro sitio|al continuar|si continúa|мы используем|этот сайт|наш сайт|сайт использует|на сайте используются|продолжая|utilizziamo|questo sito|utilizamos|używamy|ta strona",
    then: {
      words:
        "cookie|cookies|kolačiće|kolačića|kolačići|kolačićima|galletas|traceurs|куки|файлы cookie|ciasteczka|privacy policy|privacy notice|data protection",
      also: "we|you|your|us|koristimo|koristi|saglasni|slažete|prihvatate|wir|sie|ihre|ihnen|einverstanden|nous|vous|votre|utilizamos|usamos|acepta|aceptas|usted|su|мы|вы|вас|вам|соглашаетесь|utilizziamo|używamy",
    },
    most: 90,
    strong: true,
  },
  {
    reason: "comments",
    phrases:
      "your email address will not be published|required fields are marked|save my name|you must be logged in|you must log in|please log in to|please sign in to|log in or register|this site uses akismet|learn how your comment|notify me of|be the first to|there are no comments|comments are moderated|comments are closed|comment on this|join the discussion|vaša adresa e-pošte neće|vaša email adresa neće|neophodna polja su označena|sačuvaj moje ime|morate biti prijavljeni|morate biti ulogovani|komentari koji sadrže|komentari su zatvoreni|redakcija zadržava pravo|mišljenja izneta u komentarima|stavovi izneti u komentarima|napomena: komentari|komentari odražavaju|budite prvi koji|deine e-mail-adresse wird nicht|ihre e-mail-adresse wird nicht|erforderliche felder sind|meinen namen|sie müssen angemeldet sein|du musst angemeldet sein|melden sie sich an um|votre adresse e-mail ne sera pas|votre adresse de messagerie ne sera pas|les champs obligatoires sont|enregistrer mon nom|vous devez être connecté|soyez le premier à|connectez-vous pour|tu dirección de correo electrónico no será|su dirección de correo electrónico no será|los campos obligatorios están|guardar mi nombre|guarda mi nombre|debes estar conectado|inicia sesión para comentar|sé el primero en|ваш адрес email не будет|ваш e-mail не будет|обязательные поля помечены|сохранить мое имя|чтобы оставить комментарий|войдите чтобы|авторизуйтесь чтобы",
    then: "anything",
    most: 45,
    strong: true,
  },
  {
    reason: "comments",
    phrases:
      "logged in as|posted by|commented by|sort comments|view all|show all|load all|see all|read all|view previous|prikaži sve|pogledaj sve|prikaži svih|alle|voir les|voir tous les|ver los|ver todos los|показать все|все",
    then: {
      words:
        "comment|comments|replies|komentare|komentara|kommentare|commentaires|comentarios|комментарии|комментариев",
    },
    most: 8,
    strong: false,
  },
  {
    reason: "disclaimer",
    phrases:
      "disclaimer|odricanje od odgovornosti|odricanje odgovornosti|haftungsausschluss|avertissement|clause de non-responsabilité|descargo de responsabilidad|aviso de responsabilidad|отказ от ответственности|дисклеймер",
    then: "label",
    most: 150,
    strong: true,
  },
  {
    reason: "disclaimer",
    phrases:
      "the views and opinions|the views|the opinions|views expressed|views and opinions|opinions expressed|any views|all views|this article reflects|this opinion piece|the author's views|note: the views|editor's note: the views|stavovi|mišljenja|stavovi izneti|stavovi izraženi|stavovi autora|mišljenja izneta|die in diesem artikel|die in diesem beitrag|die in diesem text|die in diesem kommentar|die hier geäußerten|die geäußerten|gastbeiträge|namentlich gekennzeichnete|les opinions|les propos|les points de vue|les vues|las opiniones|los puntos de vista|мнение автора|мнение редакции|мнения авторов|точка зрения автора|позиция редакции",
    then: {
      words:
        "do not necessarily|does not necessarily|not necessarily|are those of the author|are the author's|are solely those|author's own|ne odražavaju nužno|ne odražava nužno|nužno stavove|nužno stav|ne predstavljaju nužno|isključivo autora|isključivo stavovi|ne odražavaju uvek|stav redakcije|nicht notwendigerweise|nicht zwingend|nicht unbedingt|nicht die meinung|n'engagent que|ne reflètent pas nécessairement|n'engage que|pas nécessairement|no reflejan necesariamente|no representan necesariamente|responsabilidad exclusiva|son exclusivas|может не совпадать|могут не совпадать|не совпадать|не обязательно",
      also: "author|authors|author's|writer|writers|contributor|contributors|article|column|expressed|autora|autori|tekstu|teksta|članku|kolumni|artikel|beitrag|text|kommentar|geäußerten|gastbeiträge|gekennzeichnete|autoren|auteur|auteurs|auteure|article|tribune|exprimées|artículo|autor|autora|autores|expresadas|автора|авторов|редакции",
    },
    most: 110,
    strong: true,
  },
  {
    reason: "tags",
    phrases:
      "tags|tag|topics|keywords|filed under|tagged|tagged with|tagged in|posted in|categories|category|related topics|more on|tagovi|tagovi vesti|oznake|ključne reči|ključne riječi|teme|kategorije|kategorija|rubrika|schlagwörter|schlagworte|stichwörter|stichworte|themen|kategorien|mots-clés|mots clés|étiquettes|thèmes|catégories|catégorie|etiquetas|palabras clave|temas|categorías|archivado en|теги|тэги|метки|ключевые слова|рубрика|рубрики|темы|тема|parole chiave|słowa kluczowe|tagi",
    then: "label",
    most: 40,
    strong: false,
  },
  {
    reason: "photo-credit",
    phrases:
      "photo|photos|photo credit|photo by|photograph|photography|photographer|picture|pictures|image|images|image credit|image source|image by|credit|credits|illustration|graphic|video credit|featured image|cover photo|foto|fotografija|fotografije|autor fotografije|ilustracija|izvor fotografije|izvor foto|fotografie|bild|bilder|bildquelle|bildnachweis|fotos|titelbild|symbolbild|crédit photo|crédit|crédits|crédits photo|photographie|image d'illustration|fotografía|crédito|créditos|imagen|foto de|фото|фотография|фотографии|источник фото|иллюстрация|изображение|снимок|immagine|zdjęcie|fot",
    then: "label",
    most: 9,
    strong: false,
  },
  {
    reason: "listen",
    phrases:
      "listen to|listen|audio|this audio|this article was read|play audio|your browser does not support|poslušajte|slušajte|vaš pregledač ne podržava|hören sie|artikel anhören|ihr browser unterstützt|écouter|écoutez|votre navigateur ne|escuchar|escucha|su navegador no|tu navegador no|слушайте|послушать|ваш браузер не",
    then: {
      words:
        "article|story|audio|ai-generated|podcast|ai|minutes|min|element|video|html5|video tag|javascript|vest|članak|tekst|artikel|l'article|artículo|noticia|audio|статью|новость|аудио|видео",
    },
    most: 16,
    strong: false,
  },
  {
    reason: "listen",
    phrases:
      "this audio is|this audio was|this article was read by|your browser does not support|vaš pregledač ne podržava|ihr browser unterstützt|votre navigateur ne|su navegador no|tu navegador no|ваш браузер не",
    then: "anything",
    most: 20,
    strong: true,
  },
  {
    reason: "rating",
    phrases:
      "rate this|click to rate|click on a star|how useful was|was this article|average rating|total|rating|rated|you voted|votes|vote count|oceni ovaj|ocenite ovaj|prosečna ocena|ocena|ukupno glasova|broj glasova|bewerten sie|durchschnittliche bewertung|bewertung|notez cet|note moyenne|califica este|valoración media|puntuación|оцените|средняя оценка|рейтинг|всего голосов|голосов",
    then: {
      words:
        "rate|star|stars|votes|vote|article|post|useful|helpful|average|rating|glasova|bewertungen|votos|голосов",
    },
    most: 14,
    strong: false,
  },
  {
    reason: "advertisement",
    phrases:
      "advertisement|this article continues|article continues|story continues|continues after|sponsored by|paid for by|presented by|nastavak teksta|nastavak vesti|tekst se nastavlja|članak se nastavlja|sponzor|der artikel geht|weiter nach der|artikel wird nach|la suite de l'article|la suite après|publicidad|continúa después|sigue leyendo después|продолжение после|статья продолжается",
    then: {
      words:
        "ad|advertisement|advertisements|below|sponsored by|paid for by|presented by|oglasa|reklame|oglasu|anzeige|werbung|publicité|publicidad|anuncio|рекламы|рекламой",
    },
    most: 12,
    strong: false,
  },
  {
    reason: "page-tool",
    phrases:
      "ukoliko smo u tekstu|ako ste uočili|ako primetite|found a mistake|found an error|spotted an error|report a mistake|see a mistake|if you find an error|uočili ste grešku|primetili ste grešku|fehler gefunden|haben sie einen fehler|une erreur|vous avez repéré une erreur|has visto un error|has encontrado un error|нашли ошибку|нашли опечатку|заметили ошибку",
    then: {
      words: "tell us|let us know|ctrl|javite|melden|signalez|avísanos|выделите|нажмите|сообщите",
    },
    most: 20,
    strong: true,
  },
  {
    reason: "disclaimer",
    phrases:
      "this story was originally published|this article was originally published|this article was first published|this story was first published|this piece was first published|tekst je prvi put objavljen|članak je prvi put objavljen|ovaj tekst je prvobitno objavljen|ovaj tekst je prvi put objavljen|ovaj članak je prvobitno objavljen|ovaj članak je prvi put objavljen|dieser artikel wurde zuerst|dieser artikel wurde erstmals|dieser text wurde zuerst|cet article a été publié pour la première fois|cet article a été publié initialement|este artículo se publicó por primera vez|эта статья была впервые опубликована|статья была впервые опубликована|впервые опубликовано|this story first appeared|this article first appeared|this piece was originally published|originally published by|originally published in|tekst je prvobitno objavljen|članak je prvobitno objavljen|dieser artikel erschien zuerst|dieser text erschien zuerst|cet article a été initialement publié|este artículo se publicó originalmente|este artículo fue publicado originalmente|статья впервые опубликована",
    then: "anything",
    most: 30,
    strong: true,
  },
  {
    reason: "author-box",
    phrases:
      "view all posts by|all posts by|more posts by|more articles by|read more from|see all posts by|follow the author|contact the author|email the author|svi tekstovi autora|više tekstova autora|alle beiträge von|alle artikel von|voir tous les articles de|tous les articles de|ver todas las entradas de|más artículos de|все статьи автора|все материалы автора",
    then: "anything",
    most: 12,
    strong: false,
  },
];

const escape = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
const oneOf = (phrases: string) =>
  phrases
    .split("|")
    .map((phrase) => escape(fold(phrase)))
    .sort((a, b) => b.length - a.length)
    .join("|");

const LETTER = "[\\p{L}\\p{N}]";
const anyOf = (words: string) => new RegExp(`(?<!${LETTER})(?:${oneOf(words)})(?!${LETTER})`, "u");

const rules = OPENINGS.map((opening) => {
  const { phrases, then } = opening;
  const label = then === "label" ? "\\s*(?:[:|/>→]|-(?= ))" : "";
  const words = typeof then === "object" ? [then.words, then.also ?? then.words] : [];
  return {
    ...opening,
    begins: new RegExp(`^[^\\p{L}\\p{N}©(&"'«]*(?:${oneOf(phrases)})(?!${LETTER})${label}`, "u"),
    contains: words.map(anyOf),
  };
});

/** Why the way a line begins shows it to be furniture; null when it does not. */
export function openingReason(line: Line): ReasonId | null {
  for (const { reason, begins, contains, most, strong } of rules) {
    if (line.words > most || (line.prose && !strong)) continue;
    if (begins.test(line.key) && contains.every((words) => words.test(line.key))) return reason;
  }
  return null;
}
