import { readdirSync, readFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { createServer } from "node:http";
import { join } from "node:path";
import { build } from "esbuild";

/**
 * Serve the reading surface by itself, with the style sheets of the production
 * build: articles larger than the product accepts can be drawn in it.
 */
export async function serveSurface(): Promise<{ url: string; stop: () => void }> {
  const { outputFiles } = await build({
    entryPoints: [join(import.meta.dirname, "page.tsx")],
    bundle: true,
    write: false,
    minify: true,
    format: "iife",
    jsx: "automatic",
    loader: { ".css": "empty" }, // the build's own sheets have it
    define: { "process.env.NODE_ENV": '"production"', "process.env": "{}" },
    tsconfig: "tsconfig.json",
  });
  const script = outputFiles[0]!.text;
  const styles = styleSheets(join(".next", "static"));
  const html = `<!doctype html><html lang="en"><meta charset="utf-8">
    <meta name="viewport" content="width=device-width"><title>Reading surface</title>
    <link rel="stylesheet" href="/style.css"><body><div id="host"></div><script src="/page.js"></script>`;
  const server = createServer(({ url }, response) => {
    const [type, body] =
      url === "/page.js"
        ? ["text/javascript", script]
        : url === "/style.css"
          ? ["text/css", styles]
          : ["text/html", html];
    response.writeHead(200, { "content-type": `${type}; charset=utf-8` }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, stop: () => server.close() };
}

function styleSheets(folder: string): string {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".css"))
    .map((name) => readFileSync(join(folder, name), "utf8"))
    .join("\n");
}
