import { expect, test } from "vitest";
import { languageOf } from "./language";

test.each([
  ["en", "The council put off its vote on the old bridge after engineers asked for more time."],
  ["de", "Der Stadtrat hat die Entscheidung über die neue Brücke auf den Herbst vertagt."],
  ["fr", "La mairie a annoncé lundi que le vieux pont restera fermé jusqu'à l'automne."],
  ["es", "El ayuntamiento anunció el martes que el puente viejo seguirá cerrado hasta otoño."],
  ["ru", "Городская администрация сообщила во вторник, что старый мост закрыт до осени."],
  ["sr", "Општина је саопштила да је стари мост затворен за сав саобраћај после прегледа."],
  [
    "sr",
    "Opština je saopštila da je stari most zatvoren za sav saobraćaj posle jučerašnjeg pregleda.",
  ],
  [
    "hr",
    "Općina je priopćila da je stari most zatvoren za sav promet poslije jučerašnjega pregleda.",
  ],
])("tells %s", (language, text) => {
  expect(languageOf(text)).toBe(language);
});

test.each(["", "12", "Hm"])("does not guess at %j", (text) => {
  expect(languageOf(text)).toBeNull();
});
