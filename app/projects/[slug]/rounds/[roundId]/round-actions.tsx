import { Button, ButtonLink } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import type { Round } from "@/lib/data/rounds";
import { closeRound, deleteRound, reopenRound } from "./actions";

/** What a lead can do with a round. */
export function RoundActions({
  slug,
  round,
  open,
  goes,
}: {
  slug: string;
  round: Round;
  /** Codings that are not submitted. */
  open: number;
  /** What goes with it when it is deleted, in words. */
  goes: string;
}) {
  const address = `/projects/${slug}/rounds/${round.id}`;
  return (
    <>
      <ConfirmDialog
        trigger={<Button variant="quiet">Delete…</Button>}
        title={`Put the round “${round.name}” into the trash?`}
        confirm="Put it into the trash"
        action={deleteRound.bind(null, slug, round.id)}
      >
        <p>
          It leaves all queues and figures. With it {goes === "nothing else" ? "goes" : "go"} {goes}
          . For 30 days it can be brought back from the trash, as it was.
        </p>
      </ConfirmDialog>
      <ButtonLink href={`${address}/edit`}>Change</ButtonLink>
      {round.closedAt ? (
        <ConfirmDialog
          trigger={<Button>Reopen…</Button>}
          title={`Reopen the round “${round.name}”?`}
          confirm="Reopen it"
          tone="primary"
          action={reopenRound.bind(null, slug, round.id)}
        >
          <p>Reviewers find their open articles in their queues again and can submit them.</p>
        </ConfirmDialog>
      ) : (
        <>
          <ConfirmDialog
            trigger={<Button>Close…</Button>}
            title={`Close the round “${round.name}”?`}
            confirm="Close it"
            tone="primary"
            action={closeRound.bind(null, slug, round.id)}
          >
            <p>
              Nobody is given articles in it any more, and nothing is tagged or submitted. Comparing
              and settling go on.
            </p>
            <p>
              {open > 0
                ? `${open} ${open === 1 ? "coding is" : "codings are"} not submitted. What is tagged there is kept, also what arrives late, and counts nowhere until you reopen the round and it is submitted.`
                : "Everything that was given out is submitted."}{" "}
              When reviewers see each other’s tags stays as it is
              {open > 0 &&
                round.revealRule === "round" &&
                ": they wait for the whole round, so take back what will not be submitted"}
              .
            </p>
          </ConfirmDialog>
          <ButtonLink href={`${address}/plan`} variant="primary">
            Assign by a plan
          </ButtonLink>
        </>
      )}
    </>
  );
}
