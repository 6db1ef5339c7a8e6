import type { Frame } from "./frame";

/**
 * Three frames to start from: how news presents the relations of two countries as
 * a danger, as a deal, or as an answer to an old wrong. Meant to be edited.
 */
export const CODEBOOK_TEMPLATE: readonly Omit<Frame, "id">[] = [
  {
    name: "Security concern",
    shortName: "SEC",
    definition:
      "The passage treats the cooperation as a risk to someone's safety, independence or rights.",
    includeWhen:
      "A danger is named or plainly meant: weapons that unsettle neighbours, surveillance, access to data, a dependence that could be used as pressure, or an ally's warning of any of these.",
    excludeWhen:
      "Arms, cameras or networks are merely described and nobody is said to be at risk; or what is feared is something else, such as cost, pollution or a missed deadline.",
    example: "“Whoever runs the cables can also listen to them, a former minister cautioned.”",
    counterExample:
      "“The order covers six drones and two ground stations.” Equipment is listed, but no danger is named.",
    color: "rose",
    pattern: "solid",
    key: "1",
    parentId: null,
    isGroup: false,
  },
  {
    name: "Pragmatic partnership",
    shortName: "PRA",
    definition:
      "The passage treats the cooperation as an exchange of interests that is judged by what it brings.",
    includeWhen:
      "A tangible gain, such as jobs, sales, speed, a low price or know-how, is put down to the cooperation, or a speaker defends it because it is useful. A gain that is granted before a “but” counts too.",
    excludeWhen:
      "A sum, a date or a quantity is announced without anyone gaining from it; or friendship is praised for its own sake.",
    example: "“They build faster and ask for less, so the town council voted for their offer.”",
    counterExample:
      "“The contract runs for twelve years.” A fact about the deal, but not a benefit of it.",
    color: "blue",
    pattern: "dashed",
    key: "2",
    parentId: null,
    isGroup: false,
  },
  {
    name: "Historical grievance",
    shortName: "HIS",
    definition:
      "The passage explains or justifies the cooperation by a wrong suffered in the past.",
    includeWhen:
      "A past injury, such as a war, sanctions or being left alone by others, is given as the reason for closeness today or as a memory that both sides share.",
    excludeWhen:
      "History only sets the scene, as the year of a treaty or the age of a bridge does; or the complaint is about rivals of today.",
    example: "“When the bombs fell only they stood by us, and that is why we trust them now.”",
    counterExample:
      "“The two countries opened embassies in 1955.” The past is mentioned, but no wrong and no reason.",
    color: "amber",
    pattern: "double",
    key: "3",
    parentId: null,
    isGroup: false,
  },
];
