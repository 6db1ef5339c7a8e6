import { watchProject } from "@/lib/data/live";
import { readLiveViews } from "@/lib/data/live-view";
import { findListeners } from "@/lib/data/listeners";
import type { ProjectAccess } from "@/lib/domain/access";
import { grant } from "@/lib/domain/access";
import { log } from "../log";

/** Milliseconds in which the changes of a busy moment gather, to be told as one. */
const GATHER = 250;
/** Milliseconds between two looks at what changed, where something changes all the time. */
const REST = 1_500;
/** Milliseconds between two looks whether people may still listen. */
const CHECK = 3_000;

/** A page that listens to a project. */
export interface Ear {
  readonly sessionId: string;
  /** What it was told last, or was made from; null until the first look. */
  known: string | null;
  changed(): void;
  /** The person may listen no longer. */
  close(): void;
}

type Listener = readonly [Ear, ProjectAccess<"project:read">];

/**
 * Everybody of this process who listens to one project. The database is asked for all of them
 * at once: two hundred pages cost it no more than one.
 */
class Room {
  private readonly ears = new Set<Ear>();
  private readonly unwatch: () => void;
  private readonly checking: ReturnType<typeof setInterval>;
  private due: ReturnType<typeof setTimeout> | null = null;
  private looked = Number.NEGATIVE_INFINITY;
  private looking = false;
  /** Another look is wanted after the one that is under way, with so much rest between them. */
  private again: number | null = null;

  constructor(private readonly projectId: string) {
    this.unwatch = watchProject(projectId, () => this.lookSoon(REST));
    this.checking = setInterval(() => void guarded(() => this.listeners()), CHECK);
  }

  enter(ear: Ear): void {
    this.ears.add(ear);
    this.lookSoon(0);
  }

  /** @returns whether anybody is left */
  leave(ear: Ear): boolean {
    this.ears.delete(ear);
    if (this.ears.size > 0) return true;
    this.unwatch();
    clearInterval(this.checking);
    if (this.due) clearTimeout(this.due);
    return false;
  }

  private lookSoon(rest: number): void {
    if (this.looking) this.again = Math.min(rest, this.again ?? rest);
    else {
      const wait = Math.max(GATHER, this.looked + rest - performance.now());
      this.due ??= setTimeout(() => void this.look(), wait);
    }
  }

  private async look(): Promise<void> {
    this.due = null;
    this.looking = true;
    this.looked = performance.now();
    await guarded(async () => {
      const listeners = await this.listeners();
      const views = await readLiveViews(listeners.map(([, member]) => member));
      for (const [n, [ear]] of listeners.entries()) {
        if (this.ears.has(ear)) tell(ear, views[n]!); // it may have left meanwhile
      }
    });
    this.looking = false;
    const { again } = this;
    this.again = null;
    if (again !== null && this.ears.size > 0) this.lookSoon(again);
  }

  /** Who may still listen; the others are sent away. */
  private async listeners(): Promise<Listener[]> {
    const ears = [...this.ears];
    const found = await findListeners(this.projectId, [
      ...new Set(ears.map(({ sessionId }) => sessionId)),
    ]);
    return ears.flatMap((ear): Listener[] => {
      const member = found.get(ear.sessionId);
      const access = member && grant(member, "project:read");
      if (access) return [[ear, access]];
      ear.close();
      return [];
    });
  }
}

function tell(ear: Ear, view: string): void {
  const { known } = ear;
  ear.known = view;
  if (known !== null && known !== view) ear.changed();
}

const shared = globalThis as { framewiseRooms?: Map<string, Room> };
/** By project; one for each, however often the development server loads this module. */
const rooms = (shared.framewiseRooms ??= new Map<string, Room>());

/** Listen to a project. @returns how to stop */
export function enterRoom(projectId: string, ear: Ear): () => void {
  const room = rooms.get(projectId) ?? new Room(projectId);
  rooms.set(projectId, room);
  room.enter(ear);
  return () => {
    if (!room.leave(ear) && rooms.get(projectId) === room) rooms.delete(projectId);
  };
}

/** Do what needs the database; while it does not answer there is a line in the log, and nothing else. */
async function guarded(work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    log.warn({ err: error }, "Live streams could not look for changes");
  }
}
