import { describe, expect, test } from "vitest";
import { isQuotation } from "./quotation";

describe("isQuotation", () => {
  test.each([
    ["“We will not be hurried by a river,” said the mayor.", "en"],
    ["“There are no records,” Ana Marin said. “We only know what was shown.”", "en"],
    ['“It closes with the other sign and has two sentences. That happens."', "en"],
    ["“A long day.[3] And a longer night, she thought, before the bridge was built.”[10]", "en"],
    ["‘The law has a long memory for paper,’ said the lawyer, Joy Adera.", "en"],
    ["„Ein Bericht macht keine Kuh satt“, sagte der Landwirt.", "de"],
    ["»Wir bauen keine Brücke«, sagte sie.", "de"],
    ["« Nous restons attentifs », explique la déléguée.", "fr"],
    ["– Reka je cev iz koje se toči, rekao je Mijić.", "sr"],
    ["> A line that the page showed as a block of quoted words.", "en"],
  ])("%s", (text, language) => {
    expect(isQuotation(text, language)).toBe(true);
  });

  test.each([
    ["“Steel friendship” is what both governments call a trade in trains and cannon.", "en"],
    ["She said that others spend less. “And they have lower ambitions,” she said.", "en"],
    ["The mayor spoke of a “long and honest day” in the town hall.", "en"],
    ["– twelve buses", "en"],
    ["– A list in English may begin with a dash", "en"],
    ["Plain words.", null],
    ["", null],
  ])("not %s", (text, language) => {
    expect(isQuotation(text, language)).toBe(false);
  });
});
