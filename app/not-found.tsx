import { Door } from "@/components/shell/door";
import { ButtonLink } from "@/components/ui/button";

export const metadata = { title: "Not found" };

export default function NotFound() {
  return (
    <Door
      title="There is no such page"
      description="The address may be mistyped, the thing may have been deleted, or you are not a member of the project it belongs to."
    >
      <div>
        <ButtonLink href="/" variant="primary">
          Go to your projects
        </ButtonLink>
      </div>
    </Door>
  );
}
