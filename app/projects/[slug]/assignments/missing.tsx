import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import type { Plan } from "./plan";

/** The first thing that has to be there before articles can be assigned, and where to see to it. */
export function Missing({ slug, plan, mayEdit }: { slug: string; plan: Plan; mayEdit: boolean }) {
  const { title, text, href, action } = firstMissing(plan);
  return (
    <EmptyState
      title={title}
      action={
        mayEdit && (
          <ButtonLink href={`/projects/${slug}${href}`} variant="primary">
            {action}
          </ButtonLink>
        )
      }
    >
      {text}
    </EmptyState>
  );
}

function firstMissing({ codebookPublished, frozen, unfrozen, coders }: Plan) {
  if (frozen === 0) {
    return {
      title: "No text is frozen yet",
      text:
        unfrozen > 0
          ? `Reviewers code frozen texts. Look through the ${unfrozen} loaded, then freeze them.`
          : "Load the articles, look through their texts and freeze them. Then they can be assigned.",
      href: "/articles",
      action: "Go to the articles",
    };
  }
  if (!codebookPublished) {
    return {
      title: "No codebook is published yet",
      text: "Reviewers need to know what counts as which frame. Publish the codebook first.",
      href: "/codebook",
      action: "Go to the codebook",
    };
  }
  if (coders.length === 0) {
    return {
      title: "Nobody can code yet",
      text: "Invite reviewers, or let a lead or an adjudicator code.",
      href: "/members",
      action: "Go to the members",
    };
  }
  return {
    title: "No round yet",
    text: "A round is a stretch of coding: training first, perhaps, then the main coding. Open one, then assign articles in it.",
    href: "/assignments/rounds/new",
    action: "Open a round",
  };
}
