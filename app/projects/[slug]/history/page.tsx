import { HistoryList } from "@/components/history/history-list";
import { Page } from "@/components/shell/page";
import { Button, ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { Select, TextInput } from "@/components/ui/inputs";
import { PageHeader } from "@/components/ui/page-header";
import { Pager } from "@/components/ui/pager";
import { readHistory } from "@/lib/data/history";
import { listMembers } from "@/lib/data/members";
import { findProject } from "@/lib/data/projects";
import { AUDIT_GROUPS } from "@/lib/domain/audit-actions";
import { requireProject } from "@/lib/server/access";
import { load } from "@/lib/server/run";
import { historyFilter, historyQuery } from "./filter";

export const metadata = { title: "History" };

interface Props {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[]>>;
}

/** Who did what, when: everything that was written down in the project. */
export default async function HistoryPage({ params, searchParams }: Props) {
  const { slug } = await params;
  const access = await load(requireProject(slug, "audit:read"));
  const { filter, before } = historyFilter(await searchParams);
  const [project, members, { lines, next }] = await Promise.all([
    findProject(access),
    load(requireProject(slug, "member:read")).then(listMembers),
    readHistory(access, filter, before),
  ]);
  const address = `/projects/${slug}/history`;
  const asked = historyQuery(filter) !== "";

  return (
    <Page>
      <PageHeader
        title="History"
        description="Who did what in this project, and when. Nothing in it can be changed: every line is sealed together with all before it."
        breadcrumbs={[{ label: "Board", href: `/projects/${slug}/board` }]}
        actions={
          <ButtonLink href={`/api/v1${address}${historyQuery(filter)}`} download>
            Download as CSV
          </ButtonLink>
        }
      />
      <form
        action={address}
        className="no-print mb-8 grid items-end gap-4 sm:grid-cols-2 lg:grid-cols-[1fr_1fr_auto_auto_auto]"
      >
        <Select label="Who" name="who" defaultValue={filter.actorId ?? ""}>
          <option value="">Everybody</option>
          {members.map(({ userId, name }) => (
            <option key={userId} value={userId}>
              {name}
            </option>
          ))}
        </Select>
        <Select label="What" name="kind" defaultValue={filter.group ?? ""}>
          <option value="">Everything</option>
          {Object.entries(AUDIT_GROUPS).map(([group, label]) => (
            <option key={group} value={group}>
              {label}
            </option>
          ))}
        </Select>
        <TextInput label="From" name="from" type="date" defaultValue={filter.from ?? ""} />
        <TextInput label="To" name="to" type="date" defaultValue={filter.to ?? ""} />
        {filter.articleId && <input type="hidden" name="article" value={filter.articleId} />}
        {filter.frameId && <input type="hidden" name="frame" value={filter.frameId} />}
        <Button type="submit">Show</Button>
      </form>
      {(filter.articleId ?? filter.frameId) && (
        <p className="mb-6">
          Only what concerns one {filter.articleId ? "article" : "frame"}.{" "}
          <a href={`${address}${historyQuery({ ...filter, articleId: null, frameId: null })}`}>
            Show everything
          </a>
        </p>
      )}
      {lines.length > 0 ? (
        <div className="flex flex-col gap-6">
          <HistoryList
            timeZone={project.timeZone}
            lines={lines.map((line) => ({
              ...line,
              href: line.articleId ? `/projects/${slug}/articles/${line.articleId}/history` : null,
            }))}
          />
          <Pager
            label="Pages of the history"
            words={`${lines.length} lines, the newest first`}
            previous={before === null ? null : `${address}${historyQuery(filter)}`}
            next={next === null ? null : `${address}${historyQuery(filter, next)}`}
            previousWords="Back to the newest"
            nextWords="Earlier"
          />
        </div>
      ) : (
        <EmptyState
          title={
            asked || before ? "Nothing like that was written down" : "Nothing has happened yet"
          }
        >
          {asked
            ? "Choose other people, kinds or days."
            : "What is done in the project shows up here."}
        </EmptyState>
      )}
    </Page>
  );
}
