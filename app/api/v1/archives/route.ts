import { z } from "zod";
import { storeArchive } from "@/lib/data/archive/store";
import type { ArchiveSummary } from "@/lib/domain/archive/nouns";
import { LARGEST_UPLOAD } from "@/lib/domain/archive/nouns";
import { requireAdmin } from "@/lib/server/access";
import { withArchive } from "@/lib/server/archive/read";
import { withUpload } from "@/lib/server/archive/upload";
import { requireSameOrigin } from "@/lib/server/origin";
import { respond } from "@/lib/server/run";

/** Bytes that a sent archive may unpack to. */
const MOST = 16 * LARGEST_UPLOAD;

const id = z.string().min(1).max(64);
const choices = z.strictObject({
  slug: z.string().trim().max(48).optional(),
  /** `ARCHIVE-ID=ACCOUNT-ID` */
  account: z.array(z.string().transform((pair) => z.tuple([id, id]).parse(pair.split("=")))),
});

/**
 * `POST /api/v1/archives`, the archive of a project as the body: says what is in it and whom
 * it names. `POST /api/v1/archives?slug=…&account=ARCHIVE-ID=ACCOUNT-ID&account=…`: takes its
 * project in, everything or nothing. For administrators.
 */
export async function POST(request: Request): Promise<Response> {
  return respond(async () => {
    requireSameOrigin(request);
    const admin = await requireAdmin();
    const query = new URL(request.url).searchParams;
    const { slug, account } = choices.parse({
      slug: query.get("slug") ?? undefined,
      account: query.getAll("account"),
    });
    return withUpload(request, (path) =>
      withArchive(path, MOST, async (archive) => {
        const { project, content, files } = archive.manifest;
        if (slug === undefined) {
          const rows = Object.fromEntries(
            files.map(({ name, rows: count }) => [name.replace(".jsonl", ""), count]),
          );
          const summary: ArchiveSummary = { project, content, users: archive.users, rows };
          return Response.json(summary);
        }
        const stored = await storeArchive(admin, archive, {
          ...{ slug, accounts: new Map(account), needsLead: true },
        });
        return Response.json({ slug: stored }, { status: 201 });
      }),
    );
  });
}
