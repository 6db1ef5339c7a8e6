import { redirect } from "next/navigation";
import { Door } from "@/components/shell/door";
import { TextInput } from "@/components/ui/inputs";
import { Notice } from "@/components/ui/notice";
import { PlainForm } from "@/components/ui/plain-form";
import { countPeople } from "@/lib/data/users";
import { ownPath } from "@/lib/domain/own-path";
import { currentSession } from "@/lib/server/session";
import { SecondStepInput } from "./second-step-input";
import { signInWithPassword } from "./actions";

export const metadata = { title: "Sign in" };

export default async function SignInPage({
  searchParams,
}: {
  /** `next`: where to go afterwards. `other`: there to sign in as somebody else. */
  searchParams: Promise<Record<"next" | "other", string | string[] | undefined>>;
}) {
  const { next, other } = await searchParams;
  const path = ownPath(next);
  if (other === undefined && (await currentSession())) redirect(path);
  if ((await countPeople()) === 0) return <NobodyYet />;
  return (
    <Door title="Sign in">
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
