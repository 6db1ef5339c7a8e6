/** Time on task in words: "45 min", "3 h 20 min"; less than half a minute is "0 min". */
export function timeWords(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  const hours = Math.floor(minutes / 60);
  return hours === 0 ? `${minutes} min` : `${hours} h ${minutes % 60} min`;
}
