const UNITS = ["bytes", "kB", "MB", "GB", "TB"];

/** A size as people say it: 1,536,000 are "1.5 MB". */
export function bytesInWords(bytes: number): string {
  let [size, unit] = [bytes, 0];
  while (size >= 1_000 && unit < UNITS.length - 1) [size, unit] = [size / 1_000, unit + 1];
  return `${unit === 0 || size >= 100 ? Math.round(size) : size.toFixed(1)} ${UNITS[unit]!}`;
}
