import Link from "next/link";
import { TextDifference } from "@/components/corrections/text-difference";
import { Page } from "@/components/shell/page";
import { ActionForm } from "@/components/ui/action-form";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { PageHeader } from "@/components/ui/page-header";
import { requireCluster } from "@/lib/data/duplicates";
import { can } from "@/lib/domain/access";
import { differenceOf } from "@/lib/domain/text/difference";
import { requireProject } from "@/lib/server/access";
import { load } from "@/lib/server/run";
import { chooseCoded, dissolveCluster, takeOut } from "../actions";

export const metadata = { title: "Printings of one story" };

export default async function ClusterPage({
  params,
  searchParams,
}: {
  params: Promise<{ slug: string; clusterId: string }>;
  searchParams: Promise<{ with?: string | string[] }>;
}) {
  const { slug, clusterId } = await params;
  const access = await load(requireProject(slug, "article:read"));
  const cluster = await load(requireCluster(access, clusterId));
  const mayEdit = can(access.role, "article:import");
  const articles = `/projects/${slug}/articles`;
  const coded = cluster.printings.find(({ id }) => id === cluster.codedArticleId)!;
  const wanted = (await searchParams).with;
  const others = cluster.printings.filter(({ id }) => id !== coded.id);
  const other = others.find(({ id }) => id === wanted) ?? others[0]!;
  const stretches = differenceOf(coded.text, other.text);

  return (
    <Page>
      <PageHeader
        title={coded.title}
        description={`${cluster.printings.length} printings of one story${cluster.joinedByHand ? ", joined by hand" : ""}. One of them is coded for all.`}
        breadcrumbs={[
          { href: articles, label: "Articles" },
          { href: `${articles}/duplicates`, label: "Copies" },
        ]}
        actions={
          mayEdit && (
            <ConfirmDialog
              trigger={<Button>Not copies</Button>}
              title="Are these no copies of one story?"
              confirm="Dissolve the cluster"
              action={dissolveCluster.bind(null, slug, clusterId)}
            >
              <p>Each article stands alone again, and looking for copies does not join them.</p>
            </ConfirmDialog>
          )
        }
      />
      <ul className="mb-10 flex flex-col gap-3">
        {cluster.printings.map(({ id, title, outlet, publishedOn, language, similarity }) => (
          <li
            key={id}
            className="flex flex-wrap items-center justify-between gap-3 rounded-lg border border-line bg-surface px-5 py-3.5"
          >
            <div className="min-w-0">
              <Link href={`${articles}/${id}`} lang={language ?? undefined}>
                {title}
              </Link>
              <p className="text-sm text-muted">
                {[outlet ?? "outlet not known", publishedOn ?? "undated"].join(", ")}
                {id !== coded.id && ` · body ${Math.round(100 * similarity)} % alike`}
              </p>
            </div>
            <div className="flex flex-wrap items-center gap-3">
              {id === coded.id ? (
                <Badge tone="success">Coded</Badge>
              ) : id === other.id ? (
                <span className="text-sm text-muted">Compared below</span>
              ) : (
                <Link href={`?with=${id}`} aria-label={`Compare with “${title}”`}>
                  Compare
                </Link>
              )}
              {mayEdit && id !== coded.id && (
                <ActionForm
                  action={chooseCoded.bind(null, slug, clusterId, id)}
                  submit="Code this one"
                  variant="secondary"
                />
              )}
              {mayEdit && (
                <ActionForm
                  action={takeOut.bind(null, slug, clusterId, id)}
                  submit="Take out"
                  variant="quiet"
                />
              )}
            </div>
          </li>
        ))}
      </ul>
      <section aria-labelledby="difference">
        <h2 id="difference" className="mb-5">
          What differs
        </h2>
        <div className="grid gap-8 md:grid-cols-2">
          {[
            { printing: coded, without: "new" },
            { printing: other, without: "gone" },
          ].map(({ printing, without }) => (
            <div key={printing.id} className="min-w-0">
              <h3 className="mb-3 text-base">
                {printing.outlet ?? printing.title}, {printing.publishedOn ?? "undated"}
              </h3>
              <TextDifference
                stretches={stretches.filter(({ kind }) => kind !== without)}
                language={printing.language ?? undefined}
              />
            </div>
          ))}
        </div>
      </section>
    </Page>
  );
}
