"use server";

import { redirect } from "next/navigation";
import { runAction } from "@/lib/server/run";
import * as server from "@/lib/server/sign-in";

/** Sign this browser out and show the way back in. */
export async function signOut(): Promise<void> {
  await runAction(server.signOut);
  redirect("/sign-in");
}
