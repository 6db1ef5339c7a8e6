import { describe, expect, test } from "vitest";
import { speakerOf } from "./speaker";

describe("speakerOf", () => {
  test.each([
    ["“We will not be hurried by a river,” said Jo Lindt.", "Jo Lindt"],
    ["“We will not be hurried by a river,” Jo Lindt said on Tuesday.", "Jo Lindt"],
    ["“We will not be hurried by a river,” Lindt told reporters. “Never.”", "Lindt"],
    ["“We only know what was shown,” said the city's chief engineer, Petra Holm.", "Petra Holm"],
    ["‘The law has a long memory,’ said the lawyer, Joy Adera.", "Joy Adera"],
    ["Jo Lindt said: “We will not be hurried by a river.”", "Jo Lindt"],
    ["“A short dam,” says Jan van der Berg, who built it.", "Jan van der Berg"],
    ["„Ein Bericht macht keine Kuh satt“, sagte der Landwirt Karl Weber.", "Karl Weber"],
    ["„Wir bauen keine Brücke“, sagte Weber am Dienstag.", "Weber"],
    ["« Nous restons attentifs », a déclaré Marie Dupont.", "Marie Dupont"],
    ["« Nous restons attentifs », explique la déléguée, Marie Dupont.", "Marie Dupont"],
    ["«No queda agua en el pueblo», dijo Ana de la Cruz a este diario.", "Ana de la Cruz"],
    ["—No queda agua —dijo Ana Cruz.", "Ana Cruz"],
    ["– Reka je cev iz koje se toči, rekao je Petar Mijić.", "Petar Mijić"],
    ["„Река није цев“, казао је градоначелник Петар Мијић за наш лист.", "Петар Мијић"],
    ["Ana Marić je rekla: „Nećemo čekati jesen.“", "Ana Marić"],
    ["«Мост закроют до осени», — сказал Иван Петров.", "Иван Петров"],
    ["– Мост закроют до осени, – сообщила инженер Анна Белова.", "Анна Белова"],
  ])("%s", (text, speaker) => {
    expect(speakerOf(text)).toBe(speaker);
  });

  test.each([
    ["“We will not be hurried by a river,” she said."],
    ["“We will not be hurried by a river,” said the mayor of the town on Tuesday."],
    ["“We will not be hurried by a river,” said a spokesman for the Fern River Board."],
    ["„Wir bauen keine Brücke“, sagte der Sprecher der Stadt am Dienstag."],
    ["„Wir bauen keine Brücke“, sagte er."],
    ["“Ana Marin said it would never close. We believed Ana Marin.”"],
    ["„Nećemo čekati jesen“, rekla je ona."],
    ["« Nous restons attentifs », dit-elle."],
    ["«Мост закроют до осени», — сказал он."],
    ["> A line that the page showed as a block of quoted words."],
  ])("no speaker is named in %s", (text) => {
    expect(speakerOf(text)).toBeNull();
  });
});
