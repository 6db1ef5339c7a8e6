import { Page } from "@/components/shell/page";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";

/** Who is signed in does not administer this installation. */
export default function NewProjectForbidden() {
  return (
    <Page>
      <EmptyState
        title="Only an administrator can create projects"
        action={
          <ButtonLink href="/" variant="primary">
            Go to your projects
          </ButtonLink>
        }
      >
        Ask the person who runs this server to create the project and invite you as its lead.
      </EmptyState>
    </Page>
  );
}
