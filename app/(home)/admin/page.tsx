import type { ReactNode } from "react";
import { Page } from "@/components/shell/page";
import { ActionForm } from "@/components/ui/action-form";
import { ButtonLink } from "@/components/ui/button";
import { PageHeader } from "@/components/ui/page-header";
import { listBackups, readBackupState } from "@/lib/data/backups";
import {
  listInstallationEvents,
  listOpenSessions,
  readDatabaseFacts,
} from "@/lib/data/installation";
import { findLastVerification } from "@/lib/data/verify";
import { requireAdmin } from "@/lib/server/access";
import { load } from "@/lib/server/run";
import { requireSession } from "@/lib/server/session";
import { currentHealth } from "@/lib/server/well";
import { backUpNow, verifyNow } from "./actions";
import { BackupTable } from "./backup-table";
import { EventTable } from "./event-table";
import { SessionTable } from "./session-table";
import { State } from "./state";

export const metadata = { title: "Administration" };

/** Rows of each table; what is older is in the database and on the command line. */
const BACKUPS = 15;
const SESSIONS = 50;
const EVENTS = 25;

export default async function AdminPage() {
  const access = await load(requireAdmin());
  const { id } = await load(requireSession());
  const [health, facts, state, backups, verification, open, events] = await Promise.all([
    currentHealth(),
    readDatabaseFacts(access),
    readBackupState(),
    listBackups(BACKUPS),
    findLastVerification(),
    listOpenSessions(access, SESSIONS),
    listInstallationEvents(access, EVENTS),
  ]);
  const now = new Date();
  return (
    <Page>
      <PageHeader
        title="Administration"
        description="How this installation stands. Only administrators see it; nothing here tells what anybody coded."
        actions={<ButtonLink href="/admin/people">People</ButtonLink>}
      />
      <div className="flex flex-col gap-12">
        <State {...{ health, facts, state, verification, now }} />
        <Section title="Backups">
          <BackupTable backups={backups} now={now} />
          <div className="flex flex-wrap gap-x-8 gap-y-4">
            <ActionForm
              action={backUpNow}
              submit="Back up now"
              success="The backup is there, and restoring it was tried."
            />
            <ActionForm
              action={verifyNow}
              submit="Verify now"
              variant="secondary"
              success="Everything holds."
            />
          </div>
        </Section>
        <Section title="Who is signed in">
          <SessionTable sessions={open.sessions} count={open.count} current={id} />
        </Section>
        <Section title="What happened last">
          <EventTable events={events} />
        </Section>
      </div>
    </Page>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-5">
      <h2 className="text-lg">{title}</h2>
      {children}
    </section>
  );
}
