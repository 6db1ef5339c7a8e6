/** Red, green and blue of sRGB, each 0 to 1. */
export type Rgb = readonly [red: number, green: number, blue: number];

export const VISIONS = ["usual", "protanope", "deuteranope", "tritanope"] as const;
export type Vision = (typeof VISIONS)[number];

type Matrix = readonly [Rgb, Rgb, Rgb];

/**
 * What is left of linear RGB for eyes that lack one kind of cone, at full severity.
 *
 * Machado, G. M., Oliveira, M. M. & Fernandes, L. A. F. (2009). A physiologically-based
 * model for simulation of color vision deficiency. IEEE Transactions on Visualization
 * and Computer Graphics 15(6), 1291–1298.
 */
const MATRICES: Readonly<Record<Exclude<Vision, "usual">, Matrix>> = {
  protanope: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranope: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanope: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** A colour as these eyes see it, for others to look at. */
export function seenBy(vision: Vision, color: Rgb): Rgb {
  if (vision === "usual") return color;
  const seen = times(MATRICES[vision], color.map(linear) as unknown as Rgb);
  return seen.map((value) => gamma(Math.min(1, Math.max(0, value)))) as unknown as Rgb;
}

/**
 * How different two colours look: their distance in Oklab, 0 (the same) to 1 (black and
 * white). About 0.02 is just noticeable.
 *
 * Ottosson, B. (2020). A perceptual color space for image processing.
 * https://bottosson.github.io/posts/oklab/
 */
export function colorDifference(a: Rgb, b: Rgb): number {
  const [one, other] = [oklab(a), oklab(b)];
  return Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2]);
}

function oklab(color: Rgb): Rgb {
  const cones = times(
    [
      [0.4122214708, 0.5363325363, 0.0514459929],
      [0.2119034982, 0.6806995451, 0.1073969566],
      [0.0883024619, 0.2817188376, 0.6299787005],
    ],
    color.map(linear) as unknown as Rgb,
  ).map(Math.cbrt) as unknown as Rgb;
  return times(
    [
      [0.2104542553, 0.793617785, -0.0040720468],
      [1.9779984951, -2.428592205, 0.4505937099],
      [0.0259040371, 0.7827717662, -0.808675766],
    ],
    cones,
  );
}

function times(matrix: Matrix, [x, y, z]: Rgb): Rgb {
  return matrix.map(([a, b, c]) => a * x + b * y + c * z) as unknown as Rgb;
}

function linear(value: number): number {
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

function gamma(value: number): number {
  return value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055;
}
