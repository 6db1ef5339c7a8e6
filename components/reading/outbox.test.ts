import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { Annotation, Mutation, MutationResult } from "@/lib/domain/annotation";
import { subjectOf } from "@/lib/domain/annotation";
import type { OutboxStatus } from "./outbox";
import { Outbox } from "./outbox";
import type { OutboxStore, Unsent } from "./outbox-store";
import { memoryStore, withFallback } from "./outbox-store";
import { exclusively, sendParcel } from "./open-outbox";
import { noteWhoIsHere } from "./person-here";
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

const unsent = (...mutations: Mutation[]): Unsent[] => mutations.map((mutation) => ({ mutation }));

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
    await outbox.add(unsent(create("a")));
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
      await outbox.add(unsent(create("a")));
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
    await outbox.add(unsent(create("a")));
    await vi.advanceTimersByTimeAsync(15_000);
    expect(requests.length).toBeLessThan(8);
    await vi.advanceTimersByTimeAsync(10 * 60_000);
    expect(requests.length).toBeGreaterThan(10);
  });

  test("NW-04: leaves a server alone as long as it asks for, but not for hours", async () => {
    const away = (retryAfter: number) => (): Sent => ({ kind: "no_answer", retryAfter });
    const { outbox, requests } = setUp([away(30), away(86_400)]);
    await outbox.add(unsent(create("a")));
    await vi.advanceTimersByTimeAsync(29_000);
    expect(requests).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(3_000);
    expect(requests).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(310_000);
    expect(requests).toHaveLength(3);
  });

  test("NW-04: whatever goes wrong on the way, it says so and tries again", async () => {
    const { outbox, statuses, store } = setUp([
      () => {
        throw new Error("The page was put to sleep");
      },
    ]);
    await outbox.add(unsent(create("a")));
    expect(statuses.at(-1)).toMatchObject({ unsaved: 1, problem: "no_answer" });
    await vi.runAllTimersAsync();
    expect(statuses.at(-1)).toMatchObject({ unsaved: 0, problem: null });
    expect(await kept(store)).toEqual([]);
  });

  test("NW-02: 5,000 changes of an earlier visit are sent once, in their order", async () => {
    const ids = Array.from({ length: 5000 }, (_, n) => String(n));
    const store = memoryStore();
    await store.add(unsent(...ids.map(create)));
    const { outbox, requests } = setUp([], store);
    await outbox.start();
    await vi.runAllTimersAsync();
    expect(requests).toHaveLength(100);
    expect(requests.flat()).toEqual(ids.map((id) => `m-${id}`));
  });

  test("CO-10: what another tab has not sent yet is sent before an article is handed in", async () => {
    const { outbox, requests, store } = setUp([]);
    await outbox.start();
    await store.add(unsent(create("a")));
    expect(await outbox.whenAnswered()).toBe(0);
    expect(requests).toEqual([["m-a"]]);
  });

  test("NW-08: what another tab has sent is neither counted nor sent by this one", async () => {
    const { outbox, requests, statuses, store } = setUp([() => ({ kind: "offline" })]);
    await outbox.add(unsent(create("a"), create("b")));
    await outbox.hear([saved(create("a")), conflict(create("b"))]);
    expect(statuses.at(-1)).toMatchObject({ unsaved: 0, problem: null });
    await vi.runAllTimersAsync();
    expect(requests).toHaveLength(1);
    expect(await kept(store)).toEqual(["m-b"]);
  });

  test("sends what an earlier visit left behind", async () => {
    const store = memoryStore();
    await store.add(unsent(create("a"), create("b")));
    const { outbox, requests } = setUp([], store);
    expect(await outbox.start()).toHaveLength(2);
    await vi.runAllTimersAsync();
    expect(requests).toEqual([["m-a", "m-b"]]);
  });

  test("never sends two changes of one tag in one request", async () => {
    const { outbox, requests } = setUp([]);
    await outbox.add(unsent(create("a"), create("b"), remove("a"), create("c")));
    expect(requests).toEqual([
      ["m-a", "m-b"],
      ["d-a", "m-c"],
    ]);
  });

  test("holds back what builds on a conflict until a person has settled it", async () => {
    const { outbox, requests, results, store, statuses } = setUp([
      (mutations) => ({ kind: "answered", results: mutations.map(conflict) }),
    ]);
    await outbox.add(unsent(create("a"), remove("a"), create("b")));
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
    await outbox.add(unsent(create("a"), create("b"), create("c")));
    expect(results.map(({ mutationId, status }) => [mutationId, status])).toEqual([
      ["m-a", "saved"],
      ["m-b", "refused"],
      ["m-c", "saved"],
    ]);
  });

  test("tells when everything is answered, and how much needs a decision", async () => {
    const { outbox } = setUp([
      () => ({ kind: "offline" }),
      () => ({ kind: "offline" }),
      (mutations) => ({ kind: "answered", results: mutations.map(conflict) }),
    ]);
    const answered = vi.fn();
    await outbox.add(unsent(create("a")));
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
    async function slowly(mutations: readonly Unsent[]) {
      await new Promise<void>((resolve) => (arrive = resolve));
      await slow.add(mutations);
    }
    void outbox.add(unsent(create("a")));
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
    await Promise.all([outbox.add(unsent(create("a"))), outbox.add(unsent(create("b")))]);
    await vi.runAllTimersAsync();
    expect(requests.flat()).toEqual(["m-a", "m-b"]);
  });
});

test("NW-10: what a browser throws away under a page is still sent, and not said to be saved", async () => {
  const browser = memoryStore();
  const { store } = withFallback(browser);
  const { outbox, requests, statuses } = setUp([() => ({ kind: "offline" })], store);
  await outbox.add(unsent(create("a")));
  await browser.remove(["m-a"]);
  await outbox.flush();
  expect(requests).toEqual([["m-a"], ["m-a"]]);
  expect(statuses.slice(0, 2).map(({ unsaved }) => unsaved)).not.toContain(0);
  expect(statuses.at(-1)!.unsaved).toBe(0);
});

test("NW-10: a browser whose disk is full sends nothing again though it cannot take it out", async () => {
  const full = memoryStore();
  await full.add(unsent(create("a"), create("b")));
  const refuse = () => Promise.reject(new Error("QuotaExceededError"));
  const { store } = withFallback({ ...full, remove: refuse, keepAnswer: refuse });
  const { outbox, requests, statuses } = setUp(
    [
      (mutations) => ({
        kind: "answered",
        results: [saved(mutations[0]!), conflict(mutations[1]!)],
      }),
    ],
    store,
  );
  await outbox.start();
  await vi.runAllTimersAsync();
  expect(requests).toEqual([["m-a", "m-b"]]);
  expect(statuses.at(-1)).toMatchObject({ unsaved: 0, problem: null });
});

describe("in the name of whoever is there", () => {
  const parcel = { userId: "ana", assignmentId: "1", mutationsUrl: "/x" };
  const fetched = vi.fn();

  beforeEach(() => {
    const kept = new Map<string, string>();
    const localStorage = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
    };
    const answer = () => Promise.resolve(Response.json({ results: [saved(create("a"))] }));
    fetched.mockReset().mockImplementation(answer);
    vi.stubGlobal("localStorage", localStorage);
    vi.stubGlobal("fetch", fetched);
  });

  test("NW-07: a page that one person left open sends nothing while another is there", async () => {
    expect(await sendParcel(parcel, [create("a")])).toMatchObject({ kind: "answered" });
    noteWhoIsHere("ben");
    expect(await sendParcel(parcel, [create("a")])).toEqual({ kind: "someone_else" });
    expect(fetched).toHaveBeenCalledTimes(1);
    noteWhoIsHere("ana");
    expect(await sendParcel(parcel, [create("a")])).toMatchObject({ kind: "answered" });
  });

  test("NW-08: a tab that sleeps in its turn does not keep the others from sending", async () => {
    const work = vi.fn().mockResolvedValue(undefined);
    const asleep = () => Promise.reject(new DOMException("Waited long enough", "TimeoutError"));
    vi.stubGlobal("navigator", { locks: { request: asleep } });
    await exclusively(parcel, work);
    expect(work).toHaveBeenCalledTimes(1);
  });
});

test("a store that breaks is replaced for the rest of the visit, and says so", async () => {
  const broken = memoryStore();
  await broken.add(unsent(create("old")));
  broken.add = () => Promise.reject(new Error("QuotaExceededError"));
  const { store, keeps } = withFallback(broken);
  expect(keeps()).toBe(true);
  await store.add(unsent(create("a")));
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
    [
      "a tag that is none",
      200,
      { results: [{ mutationId: "m-a", status: "saved", annotation: null }] },
      { kind: "no_answer" },
    ],
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

  test("NW-04: knows until when the server wants to be left alone", async () => {
    const headers = { "Retry-After": "7" };
    vi.stubGlobal("fetch", () => Promise.resolve(new Response("busy", { status: 503, headers })));
    expect(await sendMutations("/x", mutations)).toEqual({ kind: "no_answer", retryAfter: 7 });
  });

  test("NW-04: gives a connection up that swallows what it is given", async () => {
    const late = new DOMException("Too late", "TimeoutError");
    const fetched = vi.fn((_url: string, { signal }: RequestInit) => {
      expect(signal).toBeInstanceOf(AbortSignal);
      return Promise.reject(late);
    });
    vi.stubGlobal("fetch", fetched);
    expect(await sendMutations("/x", mutations)).toEqual({ kind: "no_answer" });
    expect(fetched).toHaveBeenCalledTimes(1);
  });

  test("knows that no network is no answer", async () => {
    vi.stubGlobal("fetch", () => Promise.reject(new TypeError("Failed to fetch")));
    expect(await sendMutations("/x", mutations)).toEqual({ kind: "offline" });
  });
});
