import { expect, test } from "vitest";
import { clientAddress } from "./address";

test.each([
  ["6.6.6.6, 10.0.0.1", "10.0.0.1"],
  ["10.0.0.1", "10.0.0.1"],
  ["::ffff:10.0.0.1", "10.0.0.1"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"],
  ["2001:db8:1:2:ffff::1", "2001:db8:1:2::"],
  ["10.0.0.1, someone", "unknown"],
  ["", "unknown"],
])("AN-05: %j is counted as %s", (forwarded, counted) => {
  expect(clientAddress(new Headers({ "x-forwarded-for": forwarded }))).toBe(counted);
});

test("a request that nobody forwarded has no address", () => {
  expect(clientAddress(new Headers())).toBe("unknown");
});
