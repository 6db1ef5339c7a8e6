/** Milliseconds between two words on how far it is. */
const EVERY = 200;

/**
 * Says on a terminal how far long work is, on one line that is written over, and wiped in the
 * end; says nothing where standard error is no terminal.
 */
export function onTerminal(
  label: string,
  terminal: Pick<NodeJS.WriteStream, "isTTY" | "write"> = process.stderr,
): (done: number, total: number) => void {
  let last = 0;
  return (done, total) => {
    if (!terminal.isTTY) return;
    if (done === total) return void terminal.write("\r\u001b[K");
    const now = performance.now();
    if (now - last < EVERY) return;
    last = now;
    terminal.write(`\r\u001b[K${label}: ${Math.floor((100 * done) / total)} %`);
  };
}
