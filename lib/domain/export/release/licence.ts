import { AppError } from "../../errors";
import type { Study } from "../study";

/** Licences under which teams publish data, by their SPDX names. */
export const LICENCES = {
  "CC0-1.0": {
    name: "CC0 1.0 Universal (public domain)",
    address: "https://creativecommons.org/publicdomain/zero/1.0/legalcode",
  },
  "CC-BY-4.0": {
    name: "Creative Commons Attribution 4.0 International",
    address: "https://creativecommons.org/licenses/by/4.0/legalcode",
  },
  "CC-BY-SA-4.0": {
    name: "Creative Commons Attribution-ShareAlike 4.0 International",
    address: "https://creativecommons.org/licenses/by-sa/4.0/legalcode",
  },
  "CC-BY-NC-4.0": {
    name: "Creative Commons Attribution-NonCommercial 4.0 International",
    address: "https://creativecommons.org/licenses/by-nc/4.0/legalcode",
  },
  "ODbL-1.0": {
    name: "Open Data Commons Open Database License 1.0",
    address: "https://opendatacommons.org/licenses/odbl/1-0/",
  },
} as const;
export type Licence = keyof typeof LICENCES;

/** What a release is made from. */
export interface Release {
  readonly study: Study;
  readonly licence: Licence;
}

/** The licence a person chose; CC BY 4.0 where none is named. @throws {AppError} invalid_input */
export function licenceOf(name: string | null): Licence {
  if (name === null) return "CC-BY-4.0";
  if (Object.hasOwn(LICENCES, name)) return name as Licence;
  throw new AppError(
    "invalid_input",
    `“${name}” is not one of the licences ${Object.keys(LICENCES).join(", ")}.`,
  );
}
