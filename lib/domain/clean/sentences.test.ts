import { describe, expect, test } from "vitest";
import { cleanText } from "./clean";

const paragraph = (hours: string) =>
  `The committee met for ${hours} hours on Tuesday and heard witnesses before it adjourned without a vote.`;

/** Sentences of articles that begin like furniture, or hold its words. */
const SENTENCES = [
  "Share prices on Facebook and Twitter fell by nine percent after the story was published on Monday.",
  "Follow-up talks on the app will be held in Geneva next week, the ministry said.",
  "Get ready for a long winter, the newsletter of the energy agency warned its readers in an unusually blunt tone.",
  "Photo albums, letters and a single shoe were found in the house, said the officer who led the search.",
  "By clicking on the link, the victims had given the thieves access to their accounts and cookies, the police said.",
  "Comments by the president have angered the neighbours, who recalled their ambassador on Sunday.",
  "Copyright law was changed in 2021, and since then all rights reserved by publishers have been disputed in court.",
  "He declined to comment.",
  "No comment.",
  "Listen to the people, the old senator used to say in every speech, and nobody ever did.",
  "The views of the minister do not necessarily reflect the position of the whole government, his spokesman said.",
  "Support for the journalism law fell to 41 percent in March, a poll of 1,012 voters showed.",
  "Subscribe to this theory and you must accept that articles of the treaty were never meant to be read.",
  "“Sign up for the army,” read the posters in the inbox of every student in the capital.",
  "12 March 2024 was the day on which the bridge was closed for good.",
  "Posted by the sea, the guards could watch every ship that passed the strait.",
  "More than 4.5 of 5 million voters stayed at home.",
  "Rating agencies cut the country's grade to 4 out of 10 on Friday.",
  "Source: the army.",
  "Why?",
  "And the others?",
  "Nobody answered.",
  "Video from the scene shows smoke rising above the harbour while people run towards the church.",
  "Our website uses no cookies, the company told the court, although its own engineers had said the opposite.",
  "This site was once a cookie factory, and the smell of vanilla still hangs in the stairwell.",
  "Author: unknown, said the label under the painting that was returned to the museum on Friday.",
  "Podelite se i vladajte, govorili su stari, a narod je to dobro zapamtio.",
  "Stavovi vlade ne odražavaju volju naroda, rekao je poslanik u Skupštini.",
  "Pratite novac, rekao je tužilac novinarima ispred zgrade suda u Beogradu.",
  "Ovaj sajt je nekada bio fabrika, a danas se u njemu nalazi mala galerija.",
  "Подпишитесь под каждым словом, сказал он, и почта принесёт вам ответ через месяц.",
  "Следите за руками, говорит фокусник, и весь канал новостей повторяет это третий день.",
  "Die in diesem Jahr gestiegenen Preise sind nicht unbedingt eine Folge des Krieges, sagte der Minister.",
  "Teilen und herrschen war die Losung, unter der die Freunde des Königs das Land regierten.",
  "Compartir el poder con los amigos era, según el juez, la única regla del partido.",
  "Sigue la tensión en el canal, donde más de cien barcos esperan desde el lunes.",
  "Partager l'eau avec les amis du maire, voilà le seul programme, ironise l'opposition.",
  "Reproduction of the species is prohibited by nothing but the cold, the biologist said with a smile.",
  "All rights reserved for women in the constitution were suspended overnight.",
  "Kommentare von Politikern, die den Artikel nicht gelesen hatten, füllten am Abend die Sendungen.",
  "You have read my letters for 3 years, he told the judge, and this month not one article of them was quoted.",
  "You have read 2 of our articles of faith, said the priest, and you have understood neither.",
  "This article is only for members of the alliance, the treaty's authors wrote, and for nobody else.",
  "This article is available in no other chemist's shop of the town, said its owner.",
  "He reads his e-mail at five every morning, and he tells all his students to sign up.",
  "Reading this in prison? Get out, wrote the poet in a letter to his brother.",
  "Ad breaks were sold out for the final - and prices will continue below last year's, the network said.",
  "Oglas na vratima - ispod njega potpis - visi još od prošlog leta, kaže komšinica.",
  "Reporting by state television was banned in the north; editing by the censors went on for years.",
  "(Reporting by phone from the valley was impossible; writing by hand was all that was left.)",
  "Updated maps, published 2 hours ago, show that the river has left its bed, the institute said.",
  "Got a tip from a neighbour? Tell us first, the police ask, and not the newspapers.",
  "Our standards: the old principles of the house and nothing else, said the editor on Monday.",
  "Markets, companies, the economy, opinion: nothing was as it had been the week before.",
  "Photo: that was the word which the boy had written on every empty page (nobody knew why).",
  "Prijavite se, rekao je sudija, a onda ste pročitali 2 od 3 članka zakona i otišli.",
  "Sie haben 2 von 3 Artikeln der Verfassung gelesen, sagte die Richterin, und keinen verstanden.",
  "Adding the lake as a source on Google maps took the village eleven years.",
  "FERN (Reuters) - The council put off its vote on the old bridge until the autumn.",
  "Image rights alone brought the club forty million last year, more than all its tickets together.",
  "Our site uses cookies, said the baker, because nobody has complained about our privacy so far.",
  "Three retired pilots contributed to this report by the ministry, which fills nine hundred pages.",
  "Do you have a story to tell, asks the museum? Write it down for us, the director says.",
  "The fraud lands in your inbox every morning, the police warned.",
  "Become a member today or lose our trust, the alliance told the small country on Friday.",
  "NATO WILL NOT MOVE An army of rumours was on its way, wrote the newspaper in its largest type.",
  "1. The first of the five demands was read aloud twice, and nobody in the hall objected.",
  "Become a member of nothing, her father used to say, and you will read in peace.",
  "This video is not available as evidence, the judge ruled, because nobody knows who made it.",
  "Pratite nas na daljinu, rekao je vodič, i pazite na kamenje.",
  "Alt: the old word for a hill is all that remains of the language.",
  "Join 20,000 readers of the same book and you have a church, he wrote.",
  "Pratite vesti koje niko ne piše, rekla je učiteljica đacima na našoj Viber grupi.",
  "Recevez chaque matin un inconnu, disait la vieille dame, et vous ne serez jamais seul.",
  "Most read in the archive are the letters of a nurse, says its director.",
];

describe("no rule drops a sentence of the article", () => {
  test.each(SENTENCES)("%s", (sentence) => {
    const [first, second, third, fourth] = ["three", "four", "five", "six"].map(paragraph);
    const title = "Committee ends hearing without a vote";
    for (const lines of [
      [title, sentence, first, second],
      [title, first, second, sentence, third, fourth],
      [title, first, second, third, sentence],
    ]) {
      for (const between of ["\n", "\n\n"]) {
        expect(cleanText(lines.join(between)).text.split("\n")).toContain(sentence);
      }
    }
  });
});
