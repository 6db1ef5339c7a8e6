/** Data to try the calculator with. The first is data C of Krippendorff (2011), the others are invented. */
export const EXAMPLES = [
  {
    label: "Four reviewers, missing values",
    data: [
      "A,B,C,D",
      "1,1,NA,1",
      "2,2,3,2",
      "3,3,3,3",
      "3,3,3,3",
      "2,2,2,2",
      "1,2,3,4",
      "4,4,4,4",
      "1,1,2,1",
      "2,2,2,2",
      "NA,5,5,5",
      "NA,NA,1,1",
      "NA,3,NA,NA",
    ].join("\n"),
  },
  {
    label: "A rare frame, yes or no",
    data: [
      "Ana,Ben",
      ...Array<string>(46).fill("no,no"),
      "yes,yes",
      "yes,yes",
      "yes,no",
      "no,yes",
    ].join("\n"),
  },
  {
    label: "Passages in a text, as a case",
    data: JSON.stringify(
      [
        {
          id: "tags of one article",
          coefficient: "u_alpha",
          data: {
            format: "spans",
            length: 400,
            coders: {
              ana: [
                [10, 80, "security"],
                [200, 260, "partnership"],
              ],
              ben: [
                [20, 80, "security"],
                [200, 250, "partnership"],
              ],
            },
          },
        },
      ],
      null,
      2,
    ),
  },
] as const;
