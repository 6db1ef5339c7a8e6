import { expect, test } from "vitest";
import type { AuditEvent, AuditLink } from "./audit-chain";
import { canonicalEvent, CHAIN_START, checkLinks, linkHash, UNCHECKED } from "./audit-chain";

/** No hash anybody should use; the chain only has to pass every character on. */
const toySha = (text: string) =>
  Array.from(text)
    .reduce((sum, character) => (sum * 31 + character.codePointAt(0)!) % 2 ** 40, 7)
    .toString(16)
    .padStart(64, "0");

const event = (sequence: number, rest: Partial<AuditEvent> = {}): AuditEvent => ({
  sequence,
  createdAt: new Date(`2026-02-03T10:00:0${sequence % 10}.123Z`),
  actorId: "lea",
  projectId: "p1",
  action: "round.create",
  subjectId: `r${sequence}`,
  ...{ detail: null, before: null, after: null, requestId: null },
  ...rest,
});

function chain(events: readonly AuditEvent[]): AuditLink[] {
  let hash = CHAIN_START;
  return events.map((one, index) => {
    hash = linkHash(hash, one, toySha);
    return { position: index + 1, hash, event: one };
  });
}

test("the canonical form does not depend on the order in which a database keeps keys", () => {
  const detail = { b: 1, a: { d: [2, { f: 3, e: 4 }], c: null } };
  const other = { a: { c: null, d: [2, { e: 4, f: 3 }] }, b: 1 };
  expect(canonicalEvent(event(1, { detail }))).toBe(canonicalEvent(event(1, { detail: other })));
  expect(canonicalEvent(event(1, { detail }))).toBe(
    '[1,"2026-02-03T10:00:01.123Z","lea","p1","round.create","r1",{"a":{"c":null,"d":[2,{"e":4,"f":3}]},"b":1},null,null,null]',
  );
});

test("a whole chain holds, checked in one go or in parts; numbers may have gaps", () => {
  const links = chain([event(1), event(2), event(7), event(5)]);
  const whole = checkLinks(UNCHECKED, links, toySha);
  expect(whole).toEqual({ position: 4, hash: links[3]!.hash, broken: null });
  const half = checkLinks(UNCHECKED, links.slice(0, 2), toySha);
  expect(checkLinks(half, links.slice(2), toySha)).toEqual(whole);
});

test.each<[string, (links: AuditLink[]) => AuditLink[], object]>([
  [
    "an event that says something else",
    (links) => links.map((l, i) => (i === 1 ? { ...l, event: event(2, { actorId: "jon" }) } : l)),
    { position: 2, sequence: 2, because: "changed" },
  ],
  [
    "an event that is gone",
    (links) => links.map((l, i) => (i === 1 ? { ...l, event: null } : l)),
    { position: 2, sequence: null, because: "missing-event" },
  ],
  [
    "a link that is gone",
    (links) => links.filter((_, i) => i !== 1),
    { position: 2, sequence: null, because: "missing-link" },
  ],
  [
    "two events that changed places",
    ([a, b, c]) => [a!, { ...b!, event: c!.event }, { ...c!, event: b!.event }],
    { position: 2, sequence: 3, because: "changed" },
  ],
])("%s is the first broken link", (_, tamper, broken) => {
  const links = tamper(chain([event(1), event(2), event(3)]));
  const found = checkLinks(UNCHECKED, links, toySha);
  expect(found.broken).toEqual(broken);
  expect(found.position).toBe(1);
  expect(checkLinks(found, links, toySha)).toBe(found);
});
