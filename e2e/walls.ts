import { test as base } from "@playwright/test";
import type { Answer } from "./ask";
import { ask, openClient } from "./ask";
import type { Installation } from "./installation";
import { snapshot, startInstallation } from "./installation";
import type { Asked, Row } from "./row";
import type { Actor, Stage } from "./stage";
import { ACTORS, createStage } from "./stage";

/** A server that everybody knocks at, and its data, which each test leaves as they were. */
export interface Walls extends Pick<
  Installation,
  "url" | "pause" | "memory" | "busy" | "processes"
> {
  readonly stage: Stage;
  readonly ask: (
    actor: Actor,
    row: { readonly name: string; readonly method: string },
    asked: Asked,
    headers?: Readonly<Record<string, string>>,
  ) => Promise<Answer>;
  /** The tables whose rows are not as they were at first; makes them so again. */
  readonly changes: () => Promise<string[]>;
}

/** Tests of who may do what, against a server and a database of the worker's own. */
export const test = base.extend<object, { walls: Walls }>({
  walls: [
    async ({}, use) => {
      const stage = await createStage();
      const server = await startInstallation(snapshot("walls"));
      const opened = ACTORS.map(
        async (actor) => [actor, await openClient(server.url, stage.cookies[actor])] as const,
      );
      const clients = new Map(await Promise.all(opened));

      await use({
        stage,
        url: server.url,
        pause: server.pause,
        memory: server.memory,
        busy: server.busy,
        processes: server.processes,
        ask: (actor, row, asked, headers) => ask(clients.get(actor)!, row, asked, headers),
        changes: server.changes,
      });
      await Promise.all([...clients.values()].map(({ request }) => request.dispose()));
      await server.stop();
    },
    { scope: "worker", timeout: 300_000 },
  ],
});

export { expect } from "@playwright/test";

export const label = ({ kind, method, name }: Row) =>
  `${kind === "action" ? kind : method} ${name}`;

export const isDone = (status: number) => status === 200 || status === 201;
