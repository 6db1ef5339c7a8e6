"use client";

import { useState } from "react";
import { ActionForm } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { TextInput } from "@/components/ui/inputs";
import { Cell, ColumnHead, Row, RowHead, Table } from "@/components/ui/table";
import type { Result } from "@/lib/domain/errors";
import type { InvitationLine } from "@/lib/domain/invitation-list";
import { ROLE_WORDS } from "@/lib/domain/role-words";

/** The links that were made, and the same as a file. */
export interface MadeInvitations {
  readonly links: readonly { readonly email: string; readonly link: string }[];
  readonly file: string;
}

/** Invite everybody in a CSV file: look what is in it, make all the links, keep them. */
export function InviteList({
  preview,
  invite,
}: {
  preview: (form: FormData) => Promise<Result<readonly InvitationLine[]>>;
  invite: (form: FormData) => Promise<Result<MadeInvitations>>;
}) {
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState<{ form: FormData; lines: readonly InvitationLine[] }>();
  const [made, setMade] = useState<MadeInvitations>();
  const wrong = chosen?.lines.filter(({ problems }) => problems.length > 0).length ?? 0;

  return (
    <Dialog
      wide
      trigger={<Button>Invite from a list…</Button>}
      title={made ? "Send these links" : "Invite from a list"}
      description={
        made
          ? "Framewise sends no mail, and shows these links only now. Send each to its person only: whoever opens it first can join."
          : "A CSV file with the columns email, name and role. Either everybody in it is invited, or nobody."
      }
      open={open}
      onOpenChange={(next) => {
        setOpen(next);
        if (next) setChosen(undefined);
        if (next) setMade(undefined);
      }}
    >
      {made ? (
        <>
          <LinkTable links={made.links} />
          <div className="flex flex-wrap gap-3">
            <Button variant="primary" onClick={() => download(made.file)}>
              Download the links
            </Button>
            <DialogClose>
              <Button>Done</Button>
            </DialogClose>
          </div>
        </>
      ) : (
        <>
          <ActionForm
            submit="Look what is in it"
            variant={chosen ? "secondary" : "primary"}
            action={async (form) => {
              setChosen(undefined);
              const result = await preview(form);
              if (result.ok) setChosen({ form, lines: result.value });
              return result;
            }}
          >
            <TextInput label="File" name="file" type="file" required accept=".csv,.tsv,.txt" />
          </ActionForm>
          {chosen && (
            <div role="status" className="flex flex-col gap-5">
              <p>
                {wrong === 0
                  ? `${chosen.lines.length} ${chosen.lines.length === 1 ? "person" : "people"}, and nothing wrong.`
                  : `${wrong} of ${chosen.lines.length} rows cannot be used. Correct the file and choose it again.`}
              </p>
              <LineTable lines={chosen.lines} />
              {wrong === 0 && (
                <ActionForm
                  action={() => invite(chosen.form)}
                  submit={`Make ${chosen.lines.length === 1 ? "the link" : `${chosen.lines.length} links`}`}
                  onSuccess={setMade}
                />
              )}
            </div>
          )}
        </>
      )}
    </Dialog>
  );
}

function LineTable({ lines }: { lines: readonly InvitationLine[] }) {
  return (
    <Table caption="What is in the file" captionHidden>
      <thead>
        <tr>
          <ColumnHead>Row</ColumnHead>
          <ColumnHead>Person</ColumnHead>
          <ColumnHead>Role</ColumnHead>
        </tr>
      </thead>
      <tbody>
        {lines.map(({ row, email, name, role, problems }) => (
          <Row key={row}>
            <Cell>{row}</Cell>
            <RowHead className="wrap-anywhere">
              {email || "no address"}
              {name && <span className="block text-sm font-normal text-muted">{name}</span>}
              {problems.map((problem) => (
                <span key={problem} className="block text-sm font-medium text-danger">
                  {problem}
                </span>
              ))}
            </RowHead>
            <Cell>{role ? ROLE_WORDS[role].name : "–"}</Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

function LinkTable({ links }: { links: MadeInvitations["links"] }) {
  return (
    <Table caption="Links to send" captionHidden>
      <thead>
        <tr>
          <ColumnHead>Person</ColumnHead>
          <ColumnHead>Link</ColumnHead>
        </tr>
      </thead>
      <tbody>
        {links.map(({ email, link }) => (
          <Row key={email}>
            <RowHead className="wrap-anywhere">{email}</RowHead>
            <Cell className="font-mono text-sm break-all select-all">{link}</Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

/** Hand a text over as a file. */
function download(text: string) {
  const url = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  const link = document.createElement("a");
  Object.assign(link, { href: url, download: "invitations.csv" });
  link.click();
  URL.revokeObjectURL(url);
}
