"use server";

import { z } from "zod";
import type { Result } from "@/lib/domain/errors";
import { requireProject } from "@/lib/server/access";
import { requireForm } from "@/lib/server/form";
import type { LoadedAddresses } from "@/lib/server/load-addresses";
import { loadAddresses } from "@/lib/server/load-addresses";
import { runAction } from "@/lib/server/run";

const slugSchema = z.string().min(1).max(64);
const addresses = z.string().max(20_000, "Enter fewer addresses at a time.");

/** Load the pages whose addresses were entered, and begin to read them. */
export async function loadPages(slug: string, form: FormData): Promise<Result<LoadedAddresses>> {
  return runAction(async () => {
    const access = await requireProject(slugSchema.parse(slug), "article:import");
    requireForm(form);
    return loadAddresses(access, addresses.parse(form.get("addresses")));
  });
}
