import { redirect } from "next/navigation";
import { Door } from "@/components/shell/door";
import { TextInput } from "@/components/ui/inputs";
import { Notice } from "@/components/ui/notice";
import { PlainForm } from "@/components/ui/plain-form";
import { countPeople } from "@/lib/data/users";
import { ownPath } from "@/lib/domain/own-path";
import { openIdService } from "@/lib/server/open-id";
import { currentSession } from "@/lib/server/session";
import { SecondStepInput } from "./second-step-input";
import { signInWithPassword, signInWithService } from "./actions";

export const metadata = { title: "Sign in" };

const NO_ACCOUNT =
  "There is no account here with the e-mail address you signed in with there. Ask the lead of your study for an invitation to that address.";

export default async function SignInPage({
  searchParams,
}: {
  /**
   * `next`: where to go afterwards. `other`: there to sign in as somebody else. `refused`: why
   * the sign-in service led back here.
   */
  searchParams: Promise<Record<"next" | "other" | "refused", string | string[] | undefined>>;
}) {
  const { next, other, refused } = await searchParams;
  const path = ownPath(next);
  if (other === undefined && (await currentSession())) redirect(path);
  if ((await countPeople()) === 0) return <NobodyYet />;
  const service = openIdService();
  return (
    <Door title="Sign in">
      {refused !== undefined && service && (
        <Notice tone="error">
          {refused === "account"
            ? NO_ACCOUNT
            : `Signing in with ${service.name} did not work. Try again.`}
        </Notice>
      )}
      {service && (
        <PlainForm action={signInWithService} submit={`Sign in with ${service.name}`}>
          <input type="hidden" name="next" value={path} />
        </PlainForm>
      )}
      <PlainForm action={signInWithPassword} submit="Sign in">
        <input type="hidden" name="next" value={path} />
        <TextInput
          label="E-mail address"
          type="email"
          name="email"
          autoComplete="username"
          required
          autoFocus
        />
        <TextInput
          label="Password"
          type="password"
          name="password"
          autoComplete="current-password"
          required
        />
        <SecondStepInput hint="Only if you turned it on: what your app shows, or a recovery code." />
      </PlainForm>
      <p className="text-sm text-muted">
        No account yet, or forgotten the password? Ask the lead of your study for an invitation, or
        the person who runs this server for a link that signs you in.
      </p>
    </Door>
  );
}

function NobodyYet() {
  return (
    <Door title="Nobody has an account yet">
      <Notice>
        The server printed a set-up link when it started. Open it to make the first account, the
        administrator’s. A new link is printed at each start until somebody has used one.
      </Notice>
    </Door>
  );
}
