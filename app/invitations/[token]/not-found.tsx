import { Door } from "@/components/shell/door";
import { ButtonLink } from "@/components/ui/button";

export const metadata = { title: "Invitation closed" };

export default function InvitationNotFound() {
  return (
    <Door
      title="This invitation is not open any more"
      description="It was accepted before, withdrawn, replaced by a newer one, or is older than two weeks. If you joined already, sign in; otherwise ask the lead of the study for a new invitation."
    >
      <div>
        <ButtonLink href="/sign-in" variant="primary">
          Go to sign in
        </ButtonLink>
      </div>
    </Door>
  );
}
