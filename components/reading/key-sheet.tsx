"use client";

import type { KeySection } from "./key-words";
import { ModalDialog } from "./modal-dialog";

/** All keys of the reading surface, and of what lies around it. */
export function KeySheet({
  sections,
  onClose,
}: {
  sections: readonly KeySection[];
  onClose: () => void;
}) {
  return (
    <ModalDialog title="Keys" onClose={onClose}>
      <p className="mb-4 text-sm text-muted">
        They work while the article has the focus: click into the text, or go there with Tab.
      </p>
      <div className="grid gap-x-10 gap-y-5 sm:grid-cols-2">
        {sections.map(({ title, keys }) => (
          <section key={title}>
            <h3 className="mb-2">{title}</h3>
            <dl className="grid grid-cols-[8.5rem_1fr] gap-x-4 gap-y-2 text-sm">
              {keys.map(([key, does]) => (
                <div key={key} className="contents">
                  <dt>
                    <kbd className="whitespace-normal">{key}</kbd>
                  </dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </ModalDialog>
  );
}
