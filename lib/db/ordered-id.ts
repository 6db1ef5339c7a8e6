/** The last millisecond that an id was made in, and how many were made in it. */
let last = 0;
let count = 0;

/**
 * A random id (UUID, version 7) that sorts behind all that this process made before. Rows that
 * are stored by the thousand then lie side by side: with ids in no order a database
 * looks up another page of its index for each of them.
 */
export function orderedId(): string {
  const now = Math.max(Date.now(), last);
  count = now === last ? count + 1 : 0;
  last = count > 0xfff ? now + 1 : now;
  if (last > now) count = 0;
  const time = last.toString(16).padStart(12, "0");
  const place = count.toString(16).padStart(3, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7${place}${crypto.randomUUID().slice(18)}`;
}
