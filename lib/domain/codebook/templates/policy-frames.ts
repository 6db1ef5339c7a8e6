import type { Template } from "./template";
import { framesOf } from "./template";

/**
 * The fifteen dimensions that the policy frames codebook names (Boydstun, Card,
 * Gross, Resnik & Smith 2014, “Tracking the development of media frames within and
 * across policy issues”). The names are theirs, the definitions ours.
 */
export const policyFrames: Template = {
  name: "Policy frames",
  description:
    "Fifteen dimensions along which any policy issue can be discussed, from its costs to its legality. For comparing issues, countries or years.",
  frames: framesOf([
    {
      name: "Economic",
      shortName: "ECO",
      definition: "Costs, gains, jobs, prices or budgets that follow for anyone from the issue.",
    },
    {
      name: "Capacity and resources",
      shortName: "CAP",
      definition:
        "Whether there is enough staff, time, equipment, land or know-how to do what is asked.",
    },
    {
      name: "Morality",
      shortName: "MOR",
      definition: "What is right, owed or sinful, by conscience, duty or religion.",
    },
    {
      name: "Fairness and equality",
      shortName: "FAI",
      definition: "Whether burdens, benefits or rights are shared out evenly between groups.",
    },
    {
      name: "Legality, constitutionality and jurisprudence",
      shortName: "LEG",
      definition: "What laws, constitutions, courts or treaties allow, forbid or have decided.",
    },
    {
      name: "Policy prescription and evaluation",
      shortName: "POL",
      definition:
        "Proposed or existing rules and programmes, and whether they do what they should.",
    },
    {
      name: "Crime and punishment",
      shortName: "CRI",
      definition: "Offences, the people who commit or prosecute them, and the penalties.",
    },
    {
      name: "Security and defense",
      shortName: "SEC",
      definition:
        "Threats to a country or community from outside or within, and protection from them.",
    },
    {
      name: "Health and safety",
      shortName: "HEA",
      definition: "Illness, injury, accidents and care, and how people are kept from harm.",
    },
    {
      name: "Quality of life",
      shortName: "LIF",
      definition: "How daily life gets better or worse: comfort, time, home, happiness.",
    },
    {
      name: "Cultural identity",
      shortName: "CUL",
      definition: "Customs, language, belonging and what a group takes itself to be.",
    },
    {
      name: "Public opinion",
      shortName: "PUB",
      definition: "What the public thinks or wants: surveys, protests, votes seen as a mood.",
    },
    {
      name: "Political",
      shortName: "PTC",
      definition: "Parties, campaigns, bargaining and the tactics of those in or after office.",
    },
    {
      name: "External regulation and reputation",
      shortName: "EXT",
      definition: "Relations with other states or bodies, and how a country is seen abroad.",
    },
    {
      name: "Other",
      shortName: "OTH",
      definition: "A way of presenting the issue that none of the other dimensions covers.",
      includeWhen: "Say in the note what it is, so that it can become a frame of its own.",
    },
  ]),
  builtIns: ["relevance", "headline-frame", "primary-frame", "tone"],
  questions: [],
  rules: ["irrelevant-untagged", "headline-frame-tagged", "primary-frame-tagged"],
};
