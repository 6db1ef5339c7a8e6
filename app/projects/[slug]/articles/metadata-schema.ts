import { z } from "zod";

const text = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest)
    .transform((value) => value || null);

/** What a person may enter about an article; what is left empty is not known. */
export const metadata = z.strictObject({
  title: text(500),
  outlet: text(200),
  author: text(200),
  publishedOn: z
    .union([z.iso.date("Enter the day as YYYY-MM-DD."), z.literal("")])
    .transform((day) => day || null),
  url: z
    .union([
      z.url({ protocol: /^https?$/, error: "Enter an address that begins with https://." }),
      z.literal(""),
    ])
    .transform((address) => address || null),
  language: z
    .union([
      z
        .string()
        .regex(/^[a-z]{2,3}$/, "Enter the language as two small letters, such as en or sr."),
      z.literal(""),
    ])
    .transform((language) => language || null),
});
