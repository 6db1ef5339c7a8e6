import Link from "next/link";
import type { ReactNode } from "react";
import { Page } from "@/components/shell/page";
import { ActionForm } from "@/components/ui/action-form";
import { ButtonLink } from "@/components/ui/button";
import { TextInput } from "@/components/ui/inputs";
import { PageHeader } from "@/components/ui/page-header";
import { listSessions } from "@/lib/data/sessions";
import { listProjects } from "@/lib/data/projects";
import { findSecondStep } from "@/lib/data/second-steps";
import { findPasswordHash } from "@/lib/data/users";
import { load } from "@/lib/server/run";
import { requireSession } from "@/lib/server/session";
import { changeName, changePassword } from "./actions";
import { SessionTable } from "./session-table";

export const metadata = { title: "Your account" };

export default async function AccountPage() {
  const { id, person } = await load(requireSession());
  const [sessions, passwordHash, { confirmedAt, codesLeft }, projects] = await Promise.all([
    listSessions(person.id),
    findPasswordHash(person.id),
    findSecondStep(person.id),
    listProjects(person.id),
  ]);
  return (
    <Page width="measure">
      <PageHeader title="Your account" description={person.email} />
      <div className="flex flex-col gap-12">
        <Section title="Name">
          <ActionForm action={changeName} submit="Save the name" success="Saved.">
            <TextInput
              label="Your name"
              hint="As the other members of your projects see it."
              name="name"
              defaultValue={person.name}
              autoComplete="name"
              maxLength={100}
              required
            />
          </ActionForm>
        </Section>
        <Section title="Password">
          <PasswordForm hasPassword={passwordHash !== null} />
        </Section>
        <Section title="Second step">
          <p>
            {confirmedAt
              ? `On: besides the password you enter the code of an app. ${codesLeft} recovery codes are left.`
              : "Off. With it, whoever signs in as you needs your password and your phone."}
          </p>
          <p>
            <ButtonLink href="/account/second-step">
              {confirmedAt ? "Change or turn it off" : "Turn it on"}
            </ButtonLink>
          </p>
        </Section>
        <Section title="Where you are signed in">
          <SessionTable sessions={sessions} current={id} />
        </Section>
        {projects.length > 0 && (
          <Section title="Programs">
            <p className="text-muted">
              Scripts read and write a project with a token instead of your password (
              <Link href="/api-docs">what they can ask for</Link>). Your tokens:
            </p>
            <ul className="flex list-disc flex-col gap-2 pl-5">
              {projects.map(({ slug, name }) => (
                <li key={slug}>
                  <Link href={`/projects/${slug}/settings/tokens`}>{name}</Link>
                </li>
              ))}
            </ul>
          </Section>
        )}
      </div>
    </Page>
  );
}

function PasswordForm({ hasPassword }: { hasPassword: boolean }) {
  return (
    <ActionForm
      action={changePassword}
      submit={hasPassword ? "Change the password" : "Choose this password"}
      success="Saved. You were signed out everywhere else."
      clears
    >
      {hasPassword && (
        <TextInput
          label="Current password"
          type="password"
          name="current"
          autoComplete="current-password"
          required
        />
      )}
      <TextInput
        label="New password"
        hint="At least 12 characters; a short sentence is easy to remember."
        type="password"
        name="password"
        autoComplete="new-password"
        minLength={12}
        required
      />
    </ActionForm>
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
