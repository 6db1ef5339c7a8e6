"use client";

import { useState } from "react";
import { ActionForm } from "@/components/ui/action-form";
import { Button } from "@/components/ui/button";
import { CopyField } from "@/components/ui/copy-field";
import { Dialog, DialogClose } from "@/components/ui/dialog";
import { Menu, MenuItem } from "@/components/ui/menu";
import type { Account } from "@/lib/data/accounts";
import type { Result } from "@/lib/domain/errors";
import * as actions from "./actions";

/** Something an administrator can do about an account, and what it means. */
interface Step {
  readonly label: string;
  readonly title: string;
  readonly words: string;
  readonly danger?: boolean;
  readonly action: (id: string) => Promise<Result<string | null>>;
}

/** What can be done about one account; each asks first. A link that was made is shown once. */
export function AccountMenu({ account }: { account: Account }) {
  const { id, name } = account;
  const [step, setStep] = useState<Step | null>(null);
  const [link, setLink] = useState<string | null>(null);
  return (
    <>
      <Menu
        align="end"
        trigger={
          <Button size="small" variant="quiet" aria-label={`Change the account of ${name}`}>
            Change…
          </Button>
        }
      >
        {stepsFor(account).map((step) => (
          <MenuItem
            key={step.label}
            danger={step.danger ?? false}
            onSelect={() => {
              setLink(null);
              setStep(step);
            }}
          >
            {step.label}
          </MenuItem>
        ))}
      </Menu>
      {step && (
        <Dialog
          title={link ? "Send this link" : step.title}
          description={
            link ? "To this person only: whoever opens it first is signed in as them." : step.words
          }
          open
          onOpenChange={(open) => !open && setStep(null)}
        >
          {link ? (
            <>
              <CopyField label={`Link for ${name}`} hint="It is not shown again." value={link} />
              <div>
                <DialogClose>
                  <Button>Done</Button>
                </DialogClose>
              </div>
            </>
          ) : (
            <ActionForm
              action={() => step.action(id)}
              submit={step.label}
              variant={step.danger ? "danger" : "primary"}
              onSuccess={(made) => (made === null ? setStep(null) : setLink(made))}
              beside={
                <DialogClose>
                  <Button variant="quiet">Cancel</Button>
                </DialogClose>
              }
            />
          )}
        </Dialog>
      )}
    </>
  );
}

function stepsFor({ name, isAdmin, disabledAt, hasSecondStep }: Account): Step[] {
  if (disabledAt) {
    return [
      {
        label: "Enable the account",
        title: `Enable the account of ${name}?`,
        words: "They can sign in again, with the password they had.",
        action: actions.enableAccount,
      },
    ];
  }
  return [
    {
      label: "Make a sign-in link",
      title: `Make a sign-in link for ${name}?`,
      words:
        "For who forgot the password or has none. The one they had stops working, and they are signed out everywhere. The link signs them in once, within a day, and then lets them choose a new password.",
      danger: true,
      action: actions.makeSignInLink,
    },
    {
      label: "Sign out everywhere",
      title: `Sign ${name} out everywhere?`,
      words:
        "Every browser has to sign in again. Tags that were not saved yet stay there until then.",
      action: actions.signOutEverywhere,
    },
    ...(hasSecondStep
      ? [
          {
            label: "Turn off the second step",
            title: `Turn off the second step of ${name}?`,
            words:
              "For who lost phone and recovery codes. Be sure that it is they who ask: from then on the password alone signs in.",
            danger: true,
            action: actions.endSecondStep,
          },
        ]
      : []),
    isAdmin
      ? {
          label: "End being an administrator",
          title: `Shall ${name} no longer be an administrator?`,
          words: "Their projects stay as they are.",
          danger: true,
          action: actions.endAdministrator,
        }
      : {
          label: "Make an administrator",
          title: `Make ${name} an administrator?`,
          words:
            "Administrators make projects and change accounts. They see nothing of projects that they are no member of.",
          action: actions.makeAdministrator,
        },
    {
      label: "Disable the account",
      title: `Disable the account of ${name}?`,
      words:
        "They are signed out at once and cannot sign in. What they coded stays, under their name. You can enable the account again.",
      danger: true,
      action: actions.disableAccount,
    },
  ];
}
