import { expect, test } from "vitest";
import { attributeProblems } from "@/lib/domain/attribute-problems";
import { codebookProblems } from "@/lib/domain/codebook";
import { bookFrames, hexOf } from "@/lib/domain/codebook/book";
import { formFromBook } from "@/lib/domain/codebook/book-form";
import { fitted } from "@/lib/domain/codebook/fit";
import { testStudy } from "@/lib/domain/export/testing/study";
import { labelingConfig } from "@/lib/domain/export/tools/label-studio-config";
import { readCodebookFile } from "./codebook-file";

const read = (file: string) => readCodebookFile(new TextEncoder().encode(file));

function taken(file: string) {
  const { format, frames: found, form: book } = read(file);
  expect(format).toBe("Label Studio");
  const frames = fitted(found, [], () => crypto.randomUUID());
  const form = formFromBook(
    book,
    () => undefined,
    () => crypto.randomUUID(),
  );
  expect(codebookProblems(frames)).toEqual([]);
  expect(
    attributeProblems(
      form.attributes,
      frames.map(({ id }) => id),
    ),
  ).toEqual([]);
  return { frames: bookFrames(frames, ({ id }) => id), form };
}

const CONFIG = `<?xml version="1.0" encoding="UTF-8"?>
<!-- frames of the water study -->
<View style="display: flex">
  <Labels name="frame" toName="text" choice="multiple">
    <Label value="Економія &amp; 水 💧" background="#C24E00" hotkey="e"/>
    <Label value="Blame" background="red" hotkey="shift+b"/>
    <Label value=""/>
  </Labels>
  <Text name="text" value="$body"/>
  <TextArea name="why" toName="text" perRegion="true"/>
  <View visibleWhen="region-selected">
    <Header value="Who is heard?"/>
    <Choices name="speaker" toName="text" perRegion="true" choice="multiple">
      <Choice value="Officials"/><Choice value="ناس"/>
    </Choices>
  </View>
  <Rating name="trust" toName="text" maxRating="3"/>
  <Header value="summary"/>
  <TextArea name="summary" toName="text"/>
</View>`;

test("labels become frames with their colours and keys, the rest becomes questions", () => {
  const { frames, form } = taken(CONFIG);
  expect(frames.map(({ name, key, parent }) => [name, key, parent])).toEqual([
    ["Економія & 水 💧", "e", null],
    ["Blame", "", null],
  ]);
  expect(hexOf(frames[0]!.color)).toBe("#C24E00");
  expect(form.attributes.map(({ id: _, ...question }) => question)).toMatchObject([
    {
      ...{ name: "speaker", question: "Who is heard?", scope: "annotation", kind: "multiple" },
      options: [
        { value: "Officials", label: "Officials" },
        { value: "ناس", label: "ناس" },
      ],
    },
    {
      ...{ name: "trust", question: "", scope: "article", kind: "scale" },
      options: ["1", "2", "3"].map((value) => ({ value, label: value })),
    },
    { name: "summary", question: "", scope: "article", kind: "text", options: [] },
  ]);
});

test("the configuration that an export has gives back frames and questions", () => {
  const { head } = testStudy();
  const own = head.frames.filter(({ isGroup }) => !isGroup);
  const { frames, form } = taken(labelingConfig(head));
  expect(frames.map(({ name, key }) => [name, key])).toEqual(
    own.map(({ name, key }) => [name, key || "3"]), // the next key that is free
  );
  expect(form.attributes.map(({ name, scope }) => [name, scope])).toEqual(
    head.questions.map(({ name, scope }) => [name, scope]),
  );
});

test.each([
  ["without labels", "<View><Text name='t' value='$t'/></View>", "no labels for passages"],
  ["that is cut off", "<View><Labels name='l'>", "XML"],
  ["with a DOCTYPE", '<View/><!DOCTYPE View [<!ENTITY a "b">]>', "DOCTYPE"],
])("one %s is refused", (_what, file, sentence) => {
  expect(() => read(file)).toThrow(sentence);
});
