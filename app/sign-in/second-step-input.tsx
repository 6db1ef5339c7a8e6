import { TextInput } from "@/components/ui/inputs";

/** Takes the code of an authenticator app, or a recovery code. */
export function SecondStepInput({ hint, required }: { hint: string; required?: boolean }) {
  return (
    <TextInput
      label="Code of the second step"
      hint={hint}
      name="code"
      autoComplete="one-time-code"
      autoCapitalize="none"
      spellCheck={false}
      maxLength={20}
      required={required}
    />
  );
}
