import { ActionForm } from "@/components/ui/action-form";
import { Button, ButtonLink } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { Attribute } from "@/lib/domain/attribute";
import { questionOf } from "@/lib/domain/attribute";
import type { Frame } from "@/lib/domain/frame";
import { moveQuestion, retireQuestion } from "./actions";

/** The draft's questions of one scope, in the order in which they are asked. */
export function Questions({
  slug,
  attributes,
  all,
  frames,
}: {
  slug: string;
  attributes: readonly Attribute[];
  /** Those of both scopes, to name what a condition depends on. */
  all: readonly Attribute[];
  frames: readonly Frame[];
}) {
  return (
    <ol className="flex flex-col divide-y divide-line border-y border-line">
      {attributes.map((attribute, index) => {
        const { id, name, required, frameId, condition } = attribute;
        const frame = frames.find((one) => one.id === frameId);
        const before = all.find((one) => one.id === condition?.attributeId);
        const about = [
          frame && `tags of “${frame.name}”`,
          required ? "must be answered" : "optional",
          before && `depends on “${before.name}”`,
        ];
        return (
          <li key={id} className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 py-3">
            <div className="min-w-0">
              <p className="font-medium">{name}</p>
              <p className="text-sm text-muted">
                {[questionOf(attribute), ...about].filter(Boolean).join(" · ")}
              </p>
            </div>
            <div className="flex flex-wrap items-start gap-1">
              {index > 0 && (
                <ActionForm
                  action={moveQuestion.bind(null, slug, id, -1)}
                  variant="quiet"
                  submit={<span aria-label={`Move ${name} up`}>Up</span>}
                />
              )}
              {index < attributes.length - 1 && (
                <ActionForm
                  action={moveQuestion.bind(null, slug, id, 1)}
                  variant="quiet"
                  submit={<span aria-label={`Move ${name} down`}>Down</span>}
                />
              )}
              <ButtonLink
                href={`/projects/${slug}/codebook/form/${id}`}
                variant="quiet"
                aria-label={`Edit ${name}`}
              >
                Edit
              </ButtonLink>
              <ConfirmDialog
                trigger={
                  <Button variant="quiet" aria-label={`Retire ${name}`}>
                    Retire
                  </Button>
                }
                title={`Retire the question “${name}”?`}
                confirm="Retire the question"
                action={retireQuestion.bind(null, slug, id)}
              >
                <p>The next version does not ask it any more. Answers that were given stay.</p>
              </ConfirmDialog>
            </div>
          </li>
        );
      })}
    </ol>
  );
}
