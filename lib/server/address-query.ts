/** What a page is told of its address, as the query it came from. */
export function queryOf(
  params: Readonly<Record<string, string | string[] | undefined>>,
): URLSearchParams {
  const query = new URLSearchParams();
  for (const [name, values] of Object.entries(params)) {
    for (const value of [values ?? []].flat()) query.append(name, value);
  }
  return query;
}
