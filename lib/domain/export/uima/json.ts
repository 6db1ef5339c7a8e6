import type { Cas } from "./cas";
import type { UimaType } from "./type-system";

/**
 * UIMA CAS JSON 0.4: one file with the types, the text and what was tagged in it.
 * (apache/uima-uimaj-io-jsoncas, SPECIFICATION.)
 */
export function casJson({ text, structures }: Cas, types: readonly UimaType[]): string {
  const file = {
    "%TYPES": Object.fromEntries(
      types.map(({ name, superType, features }) => [
        name,
        {
          "%NAME": name,
          "%SUPER_TYPE": superType,
          ...Object.fromEntries(
            features.map((feature) => [
              feature.name,
              { "%NAME": feature.name, "%RANGE": feature.range },
            ]),
          ),
        },
      ]),
    ),
    "%FEATURE_STRUCTURES": [
      {
        ...{ "%ID": 1, "%TYPE": "uima.cas.Sofa", sofaNum: 1, sofaID: "_InitialView" },
        ...{ mimeType: "text", sofaString: text },
      },
      ...structures.map(({ type, begin, end, values }, i) => ({
        ...{ "%ID": i + 2, "%TYPE": type, "@sofa": 1 },
        ...(begin === null ? {} : { begin, end }),
        ...values,
      })),
    ],
    "%VIEWS": { _InitialView: { "%SOFA": 1, "%MEMBERS": structures.map((_, i) => i + 2) } },
  };
  return `${JSON.stringify(file, null, 2)}\n`;
}
