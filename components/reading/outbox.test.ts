import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Annotation, Mutation, MutationResult } from "@/lib/domain/annotation";
import { subjectOf } from "@/lib/domain/annotation";
import type { OutboxStatus } from "./outbox";
import { Outbox } from "./outbox";
import type { OutboxStore } from "./outbox-store";
import { memoryStore, withFallback } from "./outbox-store";
import type { Sent } from "./send-mutations";
import { sendMutations } from "./send-mutations";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const create = (id: string): Mutation => ({
  ...{ kind: "create", mutationId: `m-${id}`, annotationId: id },
  ...{ frameId: "f", start: 0, end: 4, memo: "" },
});
const remove = (id: string): Mutation => ({
  ...{ kind: "delete", mutationId: `d-${id}`, annotationId: id, baseRevision: 1 },
});

const annotation = (id: string) => ({ id }) as Annotation;
const saved = (mutation: Mutation): MutationResult => ({
  ...{ mutationId: mutation.mutationId, status: "saved", deleted: false },
  annotation: annotation(subjectOf(mutation)),
});
const conflict = (mutation: Mutation): MutationResult => ({
  ...{ mutationId: mutation.mutationId, status: "conflict", deleted: false },
  current: annotation(subjectOf(mutation)),
});

const allSaved = (mutations: readonly Mutation[]): Sent => ({
  kind: "answered",
  results: mutations.map(saved),
});

function setUp(answers: ((mutations: readonly Mutation[]) => Sent)[], store = memoryStore()) {
  const requests: string[][] = [];
  const results: MutationResult[] = [];
  const statuses: OutboxStatus[] = [];
  const outbox = new Outbox({
    store,
    keeps: () => true,
    send(mutations) {
      requests.push(mutations.map(({ mutationId }) => mutationId));
      return Promise.resolve((answers.shift() ?? allSaved)(mutations));
    },
    exclusively: (work) => work(),
    onResults: (more) => results.push(...more),
    onStatus: (status) => statuses.push(status),
  });
  return { outbox, requests, results, statuses, store };
}

async function kept(store: OutboxStore) {
  return (await store.list()).map(({ mutation }) => mutation.mutationId);
}

describe("Outbox", () => {
  test("IN-11: says saved only after the server did, and then keeps nothing", async () => {
    const { outbox, statuses, store } = setUp([]);
    await outbox.add([create("a")]);
    expect(statuses.map(({ unsaved }) => unsaved)).toEqual([1, 0]);
    expect(await kept(store)).toEqual([]);
  });

  test.each([
    ["offline", { kind: "offline" }, "offline"],
    ["signed out", { kind: "signed_out" }, "signed_out"],
    ["no proper answer", { kind: "no_answer" }, "no_answer"],
    ["an answer about something else", { kind: "answered", results: [] }, "no_answer"],
    [
      "turned away",
      { kind: "rejected", message: "Closed.", final: false },
      { rejected: "Closed." },
    ],
  ] as const)(
    "NW-04: when %s, keeps it, says so, and tries again",
    async (_what, sent, problem) => {
      const { outbox, requests, statuses, store } = setUp([() => sent]);
      await outbox.add([create("a")]);
      expect(statuses.at(-1)).toMatchObject({ unsaved: 1, problem });
      expect(await kept(store)).toEqual(["m-a"]);
      await vi.advanceTimersByTimeAsync(1600);
      expect(requests).toHaveLength(2);
      expect(statuses.at(-1)).toMatchObject({ unsaved: 0, problem: null });
    },
  );

  test("waits longer after every failure, but never much over a minute", async () => {
    const { outbox, requests } = setUp(
      Array.from({ length: 30 }, () => () => ({ kind: "offline" })),
    );
    await outbox.add([create("a")]);
    await vi.advanceTimersByTimeAsync(15_000);
    expect(requests.length).toBeLessThan(8);
    await vi.advanceTimersByTimeAsync(10 * 60_000);
    expect(requests.length).toBeGreaterThan(10);
  });

  test("sends what an earlier visit left behind", async () => {
    const store = memoryStore();
    await store.add([create("a"), create("b")]);
    const { outbox, requests } = setUp([], store);
    expect(await outbox.start()).toHaveLength(2);
    await vi.runAllTimersAsync();
    expect(requests).toEqual([["m-a", "m-b"]]);
  });

  test("never sends two changes of one tag in one request", async () => {
    const { outbox, requests } = setUp([]);
    await outbox.add([create("a"), create("b"), remove("a"), create("c")]);
    expect(requests).toEqual([
      ["m-a", "m-b"],
      ["d-a", "m-c"],
    ]);
  });

  test("holds back what builds on a conflict until a person has settled it", async () => {
    const { outbox, requests, results, store, statuses } = setUp([
      (mutations) => ({ kind: "answered", results: mutations.map(conflict) }),
    ]);
    await outbox.add([create("a"), remove("a"), create("b")]);
    expect(requests).toEqual([["m-a"], ["m-b"]]);
    expect(results.map(({ status }) => status)).toEqual(["conflict", "saved"]);
    expect(await kept(store)).toEqual(["m-a", "d-a"]);
    expect(statuses.at(-1)!.unsaved).toBe(0);
    await outbox.settle("a");
    expect(await kept(store)).toEqual([]);
  });

  test("finds the one mutation that spoils a request", async () => {
    const reject = (mutations: readonly Mutation[]): Sent =>
      mutations.some((mutation) => subjectOf(mutation) === "b")
        ? { kind: "rejected", message: "Not like this.", final: true }
        : allSaved(mutations);
    const { outbox, results } = setUp([reject, reject, reject, reject, reject]);
    await outbox.add([create("a"), create("b"), create("c")]);
    expect(results.map(({ mutationId, status }) => [mutationId, status])).toEqual([
      ["m-a", "saved"],
      ["m-b", "refused"],
      ["m-c", "saved"],
    ]);
  });

  test("tells when everything is answered, and how much needs a decision", async () => {
    const { outbox } = setUp([
      () => ({ kind: "offline" }),
      (mutations) => ({ kind: "answered", results: mutations.map(conflict) }),
    ]);
    const answered = vi.fn();
    await outbox.add([create("a")]);
    void outbox.whenAnswered().then(answered);
    await vi.advanceTimersByTimeAsync(0);
    expect(answered).not.toHaveBeenCalled();
    await vi.runAllTimersAsync();
    expect(answered).toHaveBeenCalledWith(1);
  });

  test("does not say saved while a mutation is on its way into the store", async () => {
    const slow = memoryStore();
    const { outbox, requests, statuses, store } = setUp([], { ...slow, add: slowly });
    let arrive = () => {};
    async function slowly(mutations: readonly Mutation[]) {
      await new Promise<void>((resolve) => (arrive = resolve));
      await slow.add(mutations);
    }
    void outbox.add([create("a")]);
    const answered = vi.fn();
    void outbox.whenAnswered().then(answered);
    await outbox.start();
    await outbox.flush();
    expect(statuses.map(({ unsaved }) => unsaved)).not.toContain(0);
    expect(answered).not.toHaveBeenCalled();
    arrive();
    await vi.runAllTimersAsync();
    expect(requests).toEqual([["m-a"]]);
    expect(statuses.at(-1)!.unsaved).toBe(0);
    expect(await kept(store)).toEqual([]);
    expect(answered).toHaveBeenCalledWith(0);
  });

  test("takes along what is added while a request is under way", async () => {
    const { outbox, requests } = setUp([]);
    await Promise.all([outbox.add([create("a")]), outbox.add([create("b")])]);
    await vi.runAllTimersAsync();
    expect(requests.flat()).toEqual(["m-a", "m-b"]);
  });
});

test("a store that breaks is replaced for the rest of the visit, and says so", async () => {
  const broken = memoryStore();
  await broken.add([create("old")]);
  broken.add = () => Promise.reject(new Error("QuotaExceededError"));
  const { store, keeps } = withFallback(broken);
  expect(keeps()).toBe(true);
  await store.add([create("a")]);
  expect(keeps()).toBe(false);
  expect(await kept(store)).toEqual(["m-old", "m-a"]);
  await store.remove(["m-old", "m-a"]);
  expect(await kept(store)).toEqual([]);
});

describe("sendMutations", () => {
  const mutations = [create("a")];
  const results = mutations.map(saved);

  test.each([
    ["saved", 200, { results }, { kind: "answered", results }],
    ["conflicts with results", 409, { results }, { kind: "answered", results }],
    ["results of a form it does not know", 200, { results: [{ x: 1 }] }, { kind: "no_answer" }],
    ["a page instead of data", 200, "<html>", { kind: "no_answer" }],
    ["an error of the server", 500, { error: { message: "Oops" } }, { kind: "no_answer" }],
    ["a lost session", 401, { error: { message: "Sign in" } }, { kind: "signed_out" }],
    [
      "a missing right",
      403,
      { error: { message: "Not yours." } },
      { kind: "rejected", message: "Not yours.", final: false },
    ],
    [
      "a request it does not understand",
      422,
      { error: { message: "Too long." } },
      { kind: "rejected", message: "Too long.", final: true },
    ],
  ])("understands %s", async (_what, status, body, expected) => {
    const text = typeof body === "string" ? body : JSON.stringify(body);
    vi.stubGlobal("fetch", () => Promise.resolve(new Response(text, { status })));
    expect(await sendMutations("/x", mutations)).toEqual(expected);
  });

  test("knows that no network is no answer", async () => {
    vi.stubGlobal("fetch", () => Promise.reject(new TypeError("Failed to fetch")));
    expect(await sendMutations("/x", mutations)).toEqual({ kind: "offline" });
  });
});
