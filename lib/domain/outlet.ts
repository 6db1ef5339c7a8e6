/** An outlet as it is recognised: by its name or one of its other names, such as a web address's host. */
export interface NamedOutlet {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
}

/** The form in which names of outlets are compared: NFKC, small letters, one space between words. */
export function outletKey(name: string): string {
  return name.normalize("NFKC").toLowerCase().trim().replace(/\s+/gu, " ");
}

/** The host of a web address without "www."; null for what is no web address. */
export function hostOf(address: string | null): string | null {
  const match = /^https?:\/\/(?:[^/?#@]*@)?([^/?#:]+)/i.exec(address?.trim() ?? "");
  return match ? match[1]!.toLowerCase().replace(/^www\./, "") : null;
}

/**
 * The outlet that goes by this name; without a name, the one whose host is the
 * address's or a part of it. Null when none is known: an outlet is never guessed.
 */
export function matchOutlet<Outlet extends NamedOutlet>(
  outlets: readonly Outlet[],
  name: string | null,
  address: string | null,
): Outlet | null {
  const wanted = outletKey(name ?? "");
  const host = hostOf(address);
  const isHost = (key: string) => key === host || (key.includes(".") && host!.endsWith(`.${key}`));
  const fits = wanted !== "" ? (key: string) => key === wanted : host ? isHost : () => false;
  return outlets.find((outlet) => namesOf(outlet).some(fits)) ?? null;
}

/** All names of an outlet in the form in which they are compared. */
export function namesOf({ name, aliases }: NamedOutlet): string[] {
  return [name, ...aliases].map((one) => outletKey(one).replace(/^www\.(?=\S+\.)/, ""));
}
