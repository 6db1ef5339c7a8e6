import { Door } from "@/components/shell/door";
import { ButtonLink } from "@/components/ui/button";

export const metadata = { title: "Not for your role" };

export default function Forbidden() {
  return (
    <Door
      title="Your role does not open this page"
      description="You are a member of this project, but this part of it is for another role. If you need it for your work, ask a lead of the project."
    >
      <div>
        <ButtonLink href="/" variant="primary">
          Go to your projects
        </ButtonLink>
      </div>
    </Door>
  );
}
