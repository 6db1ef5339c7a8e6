import { renderSVG } from "uqr";
import { Page } from "@/components/shell/page";
import { ActionForm } from "@/components/ui/action-form";
import { TextInput } from "@/components/ui/inputs";
import { PageHeader } from "@/components/ui/page-header";
import { findSecondStep } from "@/lib/data/second-steps";
import { findPasswordHash } from "@/lib/data/users";
import { load } from "@/lib/server/run";
import { keyAddress } from "@/lib/server/second-step";
import { requireSession } from "@/lib/server/session";
import {
  beginSecondStep,
  confirmSecondStep,
  renewRecoveryCodes,
  turnOffSecondStep,
} from "./actions";
import { CodesForm } from "./codes-form";

export const metadata = { title: "Second step" };

export default async function SecondStepPage() {
  const { person } = await load(requireSession());
  const [{ secret, confirmedAt }, passwordHash] = await Promise.all([
    findSecondStep(person.id),
    findPasswordHash(person.id),
  ]);
  return (
    <Page width="measure">
      <PageHeader
        title="Second step"
        description="Besides your password, signing in asks for six digits that an app on your phone shows anew every half minute. Any authenticator app will do."
        breadcrumbs={[{ href: "/account", label: "Your account" }]}
      />
      {confirmedAt ? (
        <IsOn hasPassword={passwordHash !== null} />
      ) : secret ? (
        <Learn secret={secret} email={person.email} hasPassword={passwordHash !== null} />
      ) : (
        <ActionForm action={beginSecondStep} submit="Begin">
          <p>It takes a minute. Have your phone at hand.</p>
        </ActionForm>
      )}
    </Page>
  );
}

/** The secret as a picture and in letters, and the proof that the app has learned it. */
function Learn({
  secret,
  email,
  hasPassword,
}: {
  secret: string;
  email: string;
  hasPassword: boolean;
}) {
  const picture = renderSVG(keyAddress(secret, email), { border: 2 });
  return (
    <ol className="flex list-decimal flex-col gap-8 pl-5">
      <li>
        <div className="flex flex-col gap-4">
          <p>Let the app scan this picture, or type the letters into it.</p>
          <img
            src={`data:image/svg+xml,${encodeURIComponent(picture)}`}
            alt="The same as the letters below, for a camera"
            className="size-48 rounded-md border border-line"
          />
          <p className="font-mono tracking-wide break-words">
            {secret.match(/.{1,4}/g)?.join(" ")}
          </p>
        </div>
      </li>
      <li>
        <CodesForm action={confirmSecondStep} submit="Turn it on">
          <TextInput
            label="Enter the six digits that the app shows now"
            name="code"
            inputMode="numeric"
            autoComplete="one-time-code"
            maxLength={7}
            required
          />
          {hasPassword && <CurrentPassword />}
        </CodesForm>
      </li>
    </ol>
  );
}

function CurrentPassword() {
  return (
    <TextInput
      label="Current password"
      type="password"
      name="current"
      autoComplete="current-password"
      required
    />
  );
}

function IsOn({ hasPassword }: { hasPassword: boolean }) {
  const current = hasPassword && <CurrentPassword />;
  return (
    <div className="flex flex-col gap-12">
      <section className="flex flex-col gap-5" aria-labelledby="codes">
        <h2 id="codes">New recovery codes</h2>
        <p>Each lets you in once without the phone. New ones make the old ones worthless.</p>
        <CodesForm action={renewRecoveryCodes} submit="Make new codes">
          {current}
        </CodesForm>
      </section>
      <section className="flex flex-col gap-5" aria-labelledby="off">
        <h2 id="off">Turn it off</h2>
        <ActionForm action={turnOffSecondStep} submit="Turn off the second step" variant="danger">
          <p>Then the password alone lets you in.</p>
          {current}
        </ActionForm>
      </section>
    </div>
  );
}
