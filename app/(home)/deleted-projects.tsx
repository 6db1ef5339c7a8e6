import { ActionForm } from "@/components/ui/action-form";
import { Moment } from "@/components/ui/moment";
import type { DeletedProject } from "@/lib/data/project-trash";
import { trashEnds } from "@/lib/domain/trash";
import { restoreProject } from "./actions";

/** Projects in the trash that whoever looks can bring back. */
export function DeletedProjects({ projects }: { projects: readonly DeletedProject[] }) {
  return (
    <section aria-labelledby="deleted" className="mt-14 flex flex-col gap-4">
      <h2 id="deleted" className="text-lg">
        Deleted projects
      </h2>
      <ul className="flex flex-col divide-y divide-line rounded-lg border border-line bg-surface">
        {projects.map(({ id, name, deletedAt }) => (
          <li key={id} className="flex flex-wrap items-center justify-between gap-4 px-4 py-3">
            <div className="min-w-0">
              <p className="font-medium wrap-anywhere">{name}</p>
              <p className="text-sm text-muted">
                Deleted on <Moment at={deletedAt} />; can be brought back until{" "}
                <Moment at={trashEnds(deletedAt)} />.
              </p>
            </div>
            <ActionForm
              action={restoreProject.bind(null, id)}
              submit={
                <>
                  Bring back<span className="sr-only"> {name}</span>
                </>
              }
              variant="secondary"
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
