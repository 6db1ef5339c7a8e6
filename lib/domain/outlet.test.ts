import { expect, test } from "vitest";
import { hostOf, matchOutlet } from "./outlet";

const outlets = [
  { id: "pol", name: "Politika", aliases: ["politika.rs", "ПОЛИТИКА"] },
  { id: "n1", name: "N1", aliases: ["www.n1info.com"] },
];

test.each([
  ["politika", null, "pol"],
  ["  POLITIKA ", null, "pol"],
  ["Политика", null, "pol"],
  ["Ｎ１", null, "n1"],
  ["politika.rs", null, "pol"],
  [null, "https://www.politika.rs/clanak/1", "pol"],
  [null, "https://rs.n1info.com/vesti?x=politika.rs", "n1"],
  [null, "https://notn1info.com/", null],
  // A name that is given is believed before the address.
  ["Danas", "https://www.politika.rs/", null],
  ["", null, null],
])("%j at %j is %j", (name, address, id) => {
  expect(matchOutlet(outlets, name, address)?.id ?? null).toBe(id);
});

test.each([
  ["https://www.Example.org:8080/a?b", "example.org"],
  ["http://me@example.org", "example.org"],
  ["example.org", null],
  [null, null],
])("the host of %j is %j", (address, host) => expect(hostOf(address)).toBe(host));
