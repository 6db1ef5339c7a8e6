import { Door } from "@/components/shell/door";
import { TextInput } from "@/components/ui/inputs";
import { PlainForm } from "@/components/ui/plain-form";
import { findLinkPerson, requireLink } from "@/lib/data/links";
import { load } from "@/lib/server/run";
import { hashToken } from "@/lib/server/tokens";
import { SecondStepInput } from "../../sign-in/second-step-input";
import { createAdministrator, signInWithLink } from "./actions";

export const metadata = { title: "One-time link" };

/** Opening the link changes nothing: mail programs and virus scanners open links too. */
export default async function LinkPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const tokenHash = hashToken(token);
  const purpose = await load(requireLink(tokenHash));
  if (purpose === "set-up") return <SetUp token={token} />;
  const { hasSecondStep } = await load(findLinkPerson(tokenHash));
  return <SignIn token={token} hasSecondStep={hasSecondStep} />;
}

function SetUp({ token }: { token: string }) {
  return (
    <Door
      title="Set up Framewise"
      description="Make the first account. It is the administrator’s: it can create projects, and invite everybody else."
    >
      <PlainForm action={createAdministrator.bind(null, token)} submit="Create the account">
        <TextInput label="Your name" name="name" autoComplete="name" required autoFocus />
        <TextInput
          label="E-mail address"
          hint="You sign in with it. Framewise sends no mail."
          type="email"
          name="email"
          autoComplete="username"
          required
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
    </Door>
  );
}

function SignIn({ token, hasSecondStep }: { token: string; hasSecondStep: boolean }) {
  return (
    <Door
      title="Sign in with this link"
      description="The link works once, in the browser in which you press the button."
    >
      <PlainForm action={signInWithLink.bind(null, token)} submit="Sign in">
        {hasSecondStep && (
          <SecondStepInput hint="What your app shows, or a recovery code." required />
        )}
      </PlainForm>
    </Door>
  );
}
