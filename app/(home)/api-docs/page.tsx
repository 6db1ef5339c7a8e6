import { OperationEntry } from "@/components/api/operation-entry";
import { Page } from "@/components/shell/page";
import { PageHeader } from "@/components/ui/page-header";
import { groupBy } from "@/lib/domain/group-by";
import { openApi } from "@/lib/server/api/openapi";
import { config } from "@/lib/server/config";
import { load } from "@/lib/server/run";
import { requireSession } from "@/lib/server/session";
import { SOFTWARE_VERSION } from "@/lib/server/software";

export const metadata = { title: "HTTP interface" };

/** What programs can ask for, as a page: made of the same description as `/api/v1/openapi.json`. */
export default async function ApiDocsPage() {
  await load(requireSession());
  const { paths } = openApi(SOFTWARE_VERSION);
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  const address = `${config().PUBLIC_URL}/api/v1`;
  return (
    <Page>
      <PageHeader
        title="HTTP interface"
        description={
          <>
            For scripts and programs: {operations.length} operations, of version {SOFTWARE_VERSION}.{" "}
            <a href="/api/v1/openapi.json">The same as an OpenAPI 3.1 document</a>.
          </>
        }
      />
      <div className="flex flex-col gap-12">
        <section className="flex max-w-measure flex-col gap-4" aria-labelledby="how">
          <h2 id="how">How to ask</h2>
          <p>
            Make a token on the page “Tokens for programs” of your project, and send it with each
            request:
          </p>
          <pre
            tabIndex={0}
            className="overflow-x-auto rounded-md border border-line bg-sunken px-4 py-3 text-sm"
          >
            {`curl -H "Authorization: Bearer fw_…" \\\n  ${address}/projects`}
          </pre>
          <ul className="flex list-disc flex-col gap-2 pl-5">
            <li>
              A token sees what its maker may see. Blindness holds: of teammates’ work a reviewer’s
              token reads what is revealed, and nothing before.
            </li>
            <li>
              Lists come in pages: <code>limit</code> (200 at most) and, for what follows,{" "}
              <code>after</code> with the <code>next</code> of the page before.
            </li>
            <li>
              Send the <code>ETag</code> of an answer as <code>If-None-Match</code>, and the answer
              is 304 as long as nothing has changed.
            </li>
            <li>
              Give a write an <code>Idempotency-Key</code>, and it can be sent again without being
              done twice.
            </li>
            <li>
              A refusal is{" "}
              <code>
                {"{"}&quot;error&quot;: {"{"}code, message, requestId{"}}"}
              </code>
              . After 429 wait for the seconds in <code>Retry-After</code>: a token has 20 requests
              a second, and 60 at once.
            </li>
          </ul>
        </section>
        {[...groupBy(operations, ({ operation }) => operation.tags[0]!)].map(([tag, group]) => (
          <section key={tag} className="flex flex-col gap-2" aria-label={tag}>
            <h2>{tag}</h2>
            {group.map(({ path, method, operation }) => (
              <OperationEntry
                key={operation.operationId}
                method={method}
                path={path}
                operation={operation}
              />
            ))}
          </section>
        ))}
      </div>
    </Page>
  );
}
