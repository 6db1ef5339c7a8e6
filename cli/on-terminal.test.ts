import { expect, test } from "vitest";
import { onTerminal } from "./on-terminal";

function terminal(isTTY: boolean) {
  const written: string[] = [];
  return { isTTY, written, write: (text: string | Uint8Array) => written.push(String(text)) > 0 };
}

test("a terminal is told how far it is, on one line, which is gone in the end", () => {
  const screen = terminal(true);
  const progress = onTerminal("Main round", screen);
  for (let done = 1; done <= 40; done++) progress(done, 40);
  expect(screen.written[0]).toBe("\r\u001b[KMain round: 2 %");
  expect(screen.written.at(-1)).toBe("\r\u001b[K");
  expect(screen.written.length).toBeLessThan(5);
});

test("a file is not", () => {
  const file = terminal(false);
  onTerminal("Main round", file)(1, 2);
  expect(file.written).toEqual([]);
});
