import { parseArgs } from "node:util";
import {
  clearPassword,
  createPerson,
  disablePerson,
  enablePerson,
  findCredentials,
  listPeople,
} from "@/lib/data/users";
import { clearSecondStep } from "@/lib/data/second-steps";
import { canonicalEmail } from "@/lib/domain/email";
import { AppError } from "@/lib/domain/errors";
import { personName } from "@/lib/domain/person-name";
import { signInLink } from "@/lib/server/set-up";
import { UsageError } from "./command";

export const usage = `user <add|link|reset-password|clear-second-step|disable|enable|list> [EMAIL] [--json]

  add EMAIL --name NAME [--admin]   make an account; prints a link to sign in with
  link EMAIL                        print a link that signs in once, within a day
  reset-password EMAIL              forget the password, sign out everywhere, print a link
  clear-second-step EMAIL           turn the second step off, for who lost phone and codes
  disable EMAIL                     lock the account and sign it out; its work stays
  enable EMAIL                      unlock the account
  list                              who has an account`;

export async function run(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      name: { type: "string" },
      admin: { type: "boolean", default: false },
      json: { type: "boolean", default: false },
    },
  });
  const [verb, address, ...more] = positionals;
  if (more.length > 0) throw new UsageError(`There is one argument too many: ${more[0]}.`);
  const print = (answer: object, sentence: string) =>
    console.log(values.json ? JSON.stringify(answer) : sentence);
  const email = () => {
    if (address === undefined) throw new UsageError("Say whose account, by its e-mail address.");
    return canonicalEmail(address);
  };

  switch (verb ?? "") {
    case "list":
      return listAccounts(values.json);
    case "add": {
      if (values.name === undefined) throw new UsageError("Say the name, with --name.");
      const name = personName(values.name);
      await createPerson({ email: email(), name, passwordHash: null, isAdmin: values.admin }, null);
      break;
    }
    case "reset-password":
      await clearPassword(email(), null);
      break;
    case "clear-second-step": {
      const user = await findCredentials(email());
      if (!user) throw new AppError("not_found", `There is no account of ${email()}.`);
      await clearSecondStep(user.id, null, null);
      return print(
        { cleared: email() },
        `${email()} is signed out, and signs in with the password alone.`,
      );
    }
    case "link":
      break;
    case "disable":
      await disablePerson(email(), null);
      return print({ disabled: email() }, `${email()} is locked and signed out.`);
    case "enable":
      await enablePerson(email(), null);
      return print({ enabled: email() }, `${email()} can sign in again.`);
    default:
      throw new UsageError(
        "Say what to do: add, link, reset-password, clear-second-step, disable, enable or list.",
      );
  }
  const link = await signInLink(email(), null);
  print({ link }, `Open this link to sign in as ${email()}. It works once, for a day:\n${link}`);
}

async function listAccounts(json: boolean): Promise<void> {
  const people = await listPeople();
  if (json) {
    console.log(JSON.stringify(people));
    return;
  }
  for (const { email, name, isAdmin, disabledAt } of people) {
    const notes = [isAdmin && "administrator", disabledAt && "disabled"].filter(Boolean);
    console.log([email, name, ...notes].join("\t"));
  }
  if (people.length === 0) console.log("Nobody has an account yet.");
}
