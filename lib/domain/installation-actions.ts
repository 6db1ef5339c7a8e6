/** How what happens to an installation is told, to follow a name. */
const DID: Readonly<Record<string, string>> = {
  "backup.ask": "asked for a backup",
  "backup.create": "made a backup",
  "backup.drill": "tried restoring a backup",
  "backup.restore": "restored a backup",
  "installation.import": "loaded the archive of a project",
  "installation.verify": "verified the installation",
  "link.create": "made a link to sign in with",
  "session.create": "signed in",
  "session.end": "signed a browser out",
  "session.refuse": "was refused at sign-in",
  "session.revoke": "signed out",
  "session.revoke-others": "signed out everywhere else",
  "user.begin-second-step": "began to set a second step up",
  "user.clear-password": "took a password back",
  "user.clear-second-step": "took a second step away",
  "user.create": "made an account",
  "user.disable": "disabled an account",
  "user.enable": "enabled an account",
  "user.password": "changed the password",
  "user.recovery-codes": "made new recovery codes",
  "user.rename": "changed the name",
  "user.second-step": "set a second step up",
  "user.use-recovery-code": "used a recovery code",
};

/** An action in words; one that has none is told as it is written down. */
export function installationAction(action: string): string {
  return Object.hasOwn(DID, action) ? DID[action]! : `did “${action}”`;
}
