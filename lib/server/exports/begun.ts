/**
 * The pieces of a file that is being written already: what goes wrong at its beginning goes
 * wrong here, before an answer is promised; and whoever leaves before taking a piece ends it
 * too (a generator that never began would pass over its `finally`).
 */
export async function begun<T>(pieces: AsyncGenerator<T>): Promise<AsyncIterable<T>> {
  let first: IteratorResult<T> | null = await pieces.next();
  const iterator: AsyncIterator<T> = {
    next: () => {
      const step = first;
      first = null;
      return step ? Promise.resolve(step) : pieces.next();
    },
    return: () => pieces.return(undefined),
  };
  return { [Symbol.asyncIterator]: () => iterator };
}
