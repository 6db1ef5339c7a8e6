import { RadioGroup } from "@/components/ui/choices";
import type { Role } from "@/lib/domain/access";
import { ROLES } from "@/lib/domain/access";
import { ROLE_WORDS } from "@/lib/domain/role-words";

/** The four roles and what each is for. */
export function RoleChoice({ current }: { current: Role }) {
  return (
    <RadioGroup
      legend="Role"
      name="role"
      required
      defaultValue={current}
      options={ROLES.map((role) => ({
        value: role,
        label: ROLE_WORDS[role].name,
        hint: ROLE_WORDS[role].does,
      }))}
    />
  );
}
