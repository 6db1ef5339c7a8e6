"use client";

import { Bookmark, Columns3 } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { ActionForm } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Dialog } from "@/components/ui/dialog";
import { TextInput } from "@/components/ui/inputs";
import { Menu, MenuItem, MenuLabel, MenuLink, MenuSeparator } from "@/components/ui/menu";
import { ARTICLE_COLUMNS, articleViewQuery, parseArticleView } from "@/lib/domain/article-view";
import type { Result } from "@/lib/domain/errors";
import { COLUMN_WORDS } from "./table-words";

/** Which columns the table shows. */
export function ColumnMenu({ query }: { query: string }) {
  const router = useRouter();
  const view = parseArticleView(new URLSearchParams(query));
  return (
    <Menu
      align="end"
      trigger={
        <Button>
          <Columns3 aria-hidden /> Columns
        </Button>
      }
    >
      <MenuLabel>Columns to show</MenuLabel>
      {ARTICLE_COLUMNS.map((column) => {
        const shown = view.columns.includes(column);
        const columns = ARTICLE_COLUMNS.filter(
          (other) => view.columns.includes(other) !== (other === column),
        );
        return (
          <MenuItem
            key={column}
            onSelect={() =>
              router.push(`?${articleViewQuery({ ...view, columns })}`, { scroll: false })
            }
          >
            <span className="flex-1">{COLUMN_WORDS[column]}</span>
            <span className="text-sm text-muted">{shown ? "shown" : "hidden"}</span>
          </MenuItem>
        );
      })}
    </Menu>
  );
}

interface View {
  readonly id: string;
  readonly name: string;
  readonly query: string;
}

/** One's own saved views: open, save, rename and delete. */
export function ViewMenu({
  query,
  views,
  save,
  rename,
  remove,
}: {
  query: string;
  views: readonly View[];
  save: (query: string, form: FormData) => Promise<Result<string>>;
  rename: (id: string, form: FormData) => Promise<Result<void>>;
  remove: (id: string) => Promise<Result<void>>;
}) {
  const [saving, setSaving] = useState(false);
  const [managing, setManaging] = useState(false);
  return (
    <>
      <Menu
        align="end"
        trigger={
          <Button>
            <Bookmark aria-hidden /> Views
          </Button>
        }
      >
        {views.length > 0 && <MenuLabel>Your views</MenuLabel>}
        {views.map((view) => (
          <MenuLink key={view.id} href={`?${view.query}`} current={view.query === query}>
            {view.name}
          </MenuLink>
        ))}
        {views.length > 0 && <MenuSeparator />}
        <MenuItem onSelect={() => afterMenu(() => setSaving(true))}>Save this view…</MenuItem>
        <MenuItem disabled={views.length === 0} onSelect={() => afterMenu(() => setManaging(true))}>
          Rename or delete views…
        </MenuItem>
      </Menu>
      <Dialog
        open={saving}
        onOpenChange={setSaving}
        title="Save this view"
        description="Its filters, order and columns. Only you see your views."
      >
        <ActionForm
          action={(form) => save(query, form)}
          submit="Save the view"
          onSuccess={() => setSaving(false)}
        >
          <TextInput label="Name" name="name" required maxLength={80} autoFocus />
        </ActionForm>
      </Dialog>
      <Dialog open={managing} onOpenChange={setManaging} title="Your views">
        <ul className="flex flex-col gap-6">
          {views.map((view) => (
            <li
              key={view.id}
              className="flex flex-col gap-2 border-b border-line pb-5 last:border-0"
            >
              <ActionForm
                action={(form) => rename(view.id, form)}
                submit="Rename"
                variant="secondary"
                success="Renamed."
                layout="row"
              >
                <TextInput
                  label="Name"
                  name="name"
                  defaultValue={view.name}
                  required
                  maxLength={80}
                />
              </ActionForm>
              <div>
                <ConfirmDialog
                  trigger={
                    <Button size="small" variant="quiet">
                      Delete “{view.name}”
                    </Button>
                  }
                  title={`Delete the view “${view.name}”?`}
                  confirm="Delete the view"
                  action={() => remove(view.id)}
                >
                  <p>The articles stay as they are.</p>
                </ConfirmDialog>
              </div>
            </li>
          ))}
        </ul>
      </Dialog>
    </>
  );
}

/** A menu that closes takes the focus back to its button; a dialog must open after that to keep its own. */
function afterMenu(open: () => void): void {
  window.setTimeout(open);
}
