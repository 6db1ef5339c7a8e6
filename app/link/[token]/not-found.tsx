import { Door } from "@/components/shell/door";
import { ButtonLink } from "@/components/ui/button";

export const metadata = { title: "Link used up" };

export default function LinkNotFound() {
  return (
    <Door
      title="This link does not work any more"
      description="It was used before, a newer one was made, or it is older than a day. If you have an account, sign in with your password; otherwise ask the person who runs this server for a new link."
    >
      <div>
        <ButtonLink href="/sign-in" variant="primary">
          Go to sign in
        </ButtonLink>
      </div>
    </Door>
  );
}
