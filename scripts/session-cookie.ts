import { encode } from "next-auth/jwt";
import { createSession } from "@/lib/data/sessions";

/** Sign somebody in without the sign-in page: a session row, and the cookie that names it. */
export async function sessionCookie(userId: string): Promise<{ name: string; value: string }> {
  const token = { sessionId: await createSession(userId) };
  const value = await encode({ token, secret: process.env.NEXTAUTH_SECRET! });
  return { name: "next-auth.session-token", value };
}
