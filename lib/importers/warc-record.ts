/**
 * A page as one record of a web archive (WARC 1.0), so that its address and the moment it was
 * loaded are kept with it.
 */
export function warcRecord(page: {
  readonly url: string;
  readonly date: Date;
  readonly type: string;
  readonly bytes: Uint8Array;
}): Uint8Array {
  const http = `HTTP/1.1 200 OK\r\nContent-Type: ${page.type}\r\nContent-Length: ${page.bytes.length}\r\n\r\n`;
  const head = [
    "WARC/1.0",
    "WARC-Type: response",
    `WARC-Target-URI: ${page.url}`,
    `WARC-Date: ${page.date.toISOString()}`,
    `WARC-Record-ID: <urn:uuid:${crypto.randomUUID()}>`,
    "Content-Type: application/http; msgtype=response",
    `Content-Length: ${http.length + page.bytes.length}`,
  ].join("\r\n");
  return Buffer.concat([
    Buffer.from(`${head}\r\n\r\n${http}`),
    page.bytes,
    Buffer.from("\r\n\r\n"),
  ]);
}
