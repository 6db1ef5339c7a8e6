import type { KeyAction } from "@/lib/domain/reading-settings";

/** What each action does, in the words of the sheet and of the settings. */
export const ACTION_WORDS: Readonly<Record<KeyAction, string>> = {
  sentence: "Select the sentence; with Shift add the next",
  paragraph: "Select the paragraph; with Shift add the next",
  nextTag: "Next tag; with Shift the one before",
  startOut: "Move the tag’s start outwards, by a word",
  startIn: "Move the tag’s start inwards",
  endOut: "Move the tag’s end outwards",
  endIn: "Move the tag’s end inwards",
  codebook: "Show or hide what the frames mean",
  dialog: "Tag this paragraph with a form",
  help: "All keys",
  find: "Find words in the article; while choosing a frame, find a frame",
  letters: "Select exact letters instead of whole words, and back",
  addPiece: "Add the selection to the last tag as a further piece",
  occurrences: "Tag every place with the same words",
  split: "Split the open tag before the caret’s word",
  merge: "Merge the open tag with its neighbour of the same frame",
  history: "What can be undone",
  filter: "Show one frame only, and all again",
  focusMode: "Only the text, and back",
  nextArticle: "Go to the next article",
};

/** A key as it is written on it. */
export const keyName = (key: string) => key.toUpperCase();

/** Keys that belong together, with what they do. */
export interface KeySection {
  readonly title: string;
  readonly keys: readonly (readonly [keys: string, does: string])[];
}

/** Every key, for the sheet that `?` opens. */
export function keySheet(keys: Readonly<Record<KeyAction, string>>): readonly KeySection[] {
  const rows = (...actions: KeyAction[]) =>
    actions.map((action) => [keyName(keys[action]), ACTION_WORDS[action]] as const);
  return [
    {
      title: "Read",
      keys: [
        ["← →", "Previous or next word"],
        ["↑ ↓", "Line above or below"],
        ...rows("nextTag", "find"),
        ["F3", "Next place found; with Shift the one before"],
        ...rows("filter", "focusMode", "nextArticle"),
      ],
    },
    {
      title: "Select",
      keys: [
        ["Shift + arrows", "Select word by word or line by line"],
        ["Shift + Alt + ← →", "Select letter by letter"],
        ...rows("sentence", "paragraph", "letters"),
        ["Alt while releasing the mouse", "Exactly these letters, not whole words"],
      ],
    },
    {
      title: "Tag",
      keys: [
        ["A frame’s key", "Tag the selected words; press another to add a frame to the same words"],
        ...rows("addPiece", "occurrences", "codebook", "dialog"),
      ],
    },
    {
      title: "Change a tag",
      keys: [
        ["Enter", "Open the tag at the caret"],
        ...rows("startOut", "startIn", "endOut", "endIn"),
        ["Alt with these", "By a letter"],
        ...rows("split", "merge"),
        ["Delete", "Delete the open tag"],
        ["Ctrl or ⌘ + Z", "Undo; with Shift, redo"],
        ...rows("history"),
        ["Esc", "Back to the text"],
      ],
    },
  ];
}
