/**
 * People who came with a project of another program have an account that nobody can
 * sign in to, under an address that can never receive mail (RFC 2606, section 2).
 */
const ENDING = "@imported.invalid";

/** The address of somebody who was imported. @param unique any text of letters, digits and hyphens */
export function importedEmail(unique: string): string {
  return `${unique}${ENDING}`;
}

/** Whether it is the address of somebody who was imported. */
export function isImported(email: string): boolean {
  return email.endsWith(ENDING);
}
