/**
 * A response body made only as fast as the reader takes it, and abandoned when the reader leaves.
 * Text is sent as UTF-8.
 */
export function byteStream(
  pieces: AsyncIterable<string | Uint8Array>,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const encoder = new TextEncoder();
  const steps = pieces[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const step = await steps.next();
      if (step.done) controller.close();
      else {
        const { value } = step;
        controller.enqueue(
          typeof value === "string" ? encoder.encode(value) : (value as Uint8Array<ArrayBuffer>),
        );
      }
    },
    async cancel() {
      await steps.return?.();
    },
  });
}
