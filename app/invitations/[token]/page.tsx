import { Door } from "@/components/shell/door";
import { ButtonLink } from "@/components/ui/button";
import { TextInput } from "@/components/ui/inputs";
import { Notice } from "@/components/ui/notice";
import { PlainForm } from "@/components/ui/plain-form";
import type { Invitation } from "@/lib/data/invitations";
import { requireInvitation } from "@/lib/data/invitations";
import { ROLE_WORDS } from "@/lib/domain/role-words";
import { load } from "@/lib/server/run";
import { currentSession } from "@/lib/server/session";
import { hashToken } from "@/lib/server/tokens";
import { acceptInvitation, acceptInvitationAsNewPerson } from "./actions";

export const metadata = { title: "Invitation" };

/** Opening the invitation changes nothing: mail programs and virus scanners open links too. */
export default async function InvitationPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const invitation = await load(requireInvitation(hashToken(token)));
  const { projectName, role, email, hasAccount } = invitation;
  const person = (await currentSession())?.person;
  const { name, does } = ROLE_WORDS[role];
  return (
    <Door
      title={`Join “${projectName}”`}
      description={
        <>
          You are invited as <strong className="text-ink">{name.toLowerCase()}</strong>. {does}
        </>
      }
    >
      {person?.email === email ? (
        <PlainForm action={acceptInvitation.bind(null, token)} submit="Join the project">
          <p>You are signed in as {person.name}.</p>
        </PlainForm>
      ) : (
        <>
          {person && (
            <Notice tone="warning">
              You are signed in as {person.name}, but the invitation is for {email}. Going on signs
              you out of that account in this browser.
            </Notice>
          )}
          {hasAccount ? (
            <WithAccount token={token} email={email} />
          ) : (
            <NewPerson token={token} invitation={invitation} />
          )}
        </>
      )}
    </Door>
  );
}

function WithAccount({ token, email }: { token: string; email: string }) {
  return (
    <>
      <p>There is an account for {email}. Sign in with it to join.</p>
      <div>
        <ButtonLink href={`/sign-in?other&next=/invitations/${token}`} variant="primary">
          Sign in
        </ButtonLink>
      </div>
    </>
  );
}

function NewPerson({ token, invitation }: { token: string; invitation: Invitation }) {
  return (
    <PlainForm
      action={acceptInvitationAsNewPerson.bind(null, token)}
      submit="Create the account and join"
    >
      <TextInput
        label="E-mail address"
        hint="The invitation is for this address. You sign in with it."
        value={invitation.email}
        autoComplete="username"
        readOnly
      />
      <TextInput
        label="Your name"
        hint="As the other members of the project will see it."
        name="name"
        defaultValue={invitation.name}
        autoComplete="name"
        required
        autoFocus
      />
      <TextInput
        label="Password"
        hint="At least 12 characters; a short sentence is easy to remember."
        type="password"
        name="password"
        autoComplete="new-password"
        minLength={12}
        required
      />
    </PlainForm>
  );
}
