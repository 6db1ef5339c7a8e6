import "./environment";
import { requireDatabase } from "@/lib/data/readiness";
import { migrateDatabase } from "@/lib/data/migration";
import { config } from "@/lib/server/config";
import { setUpLink } from "@/lib/server/set-up";
import { exitWith } from "./command";
import { serve } from "./serve";

/** `npm start`: bring the database up to date and serve it. */
await exitWith(async () => {
  const settings = config();
  const applied = await migrateDatabase();
  if (applied.length > 0) console.log(`Applied ${applied.join(", ")}.`);
  await requireDatabase();
  return serve(settings, async () => {
    const link = await setUpLink();
    if (link) {
      console.log(
        `Nobody has an account yet. Make the first one here; the link works once:\n${link}`,
      );
    }
  });
});
