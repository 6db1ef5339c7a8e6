import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { SqlDriverAdapter } from "@prisma/driver-adapter-utils";
import { bindMigrationAwareSqlAdapterFactory } from "@prisma/driver-adapter-utils";
import * as engine from "@prisma/schema-engine-wasm/schema_engine_bg";
import { openMigrationAdapter } from "./adapter";
import type { DatabaseUrl } from "./url";

/** The generated module keeps these out of its types: it expects a bundler to call them. */
interface Instantiable {
  __wbg_set_wasm(exports: WebAssembly.Exports): void;
}

/** One for the process, even where a test runner loads this module twice: the engine has one memory. */
const shared = globalThis as { framewiseSchemaEngine?: WebAssembly.Instance };

/**
 * Work with Prisma's schema engine, compiled to WebAssembly and run in this
 * process: it writes and applies migrations without the native engine, which
 * would have to be downloaded. Its connections are closed when the work is done.
 */
export async function withSchemaEngine<T>(
  database: DatabaseUrl,
  schema: string | undefined,
  work: (engine: engine.SchemaEngine) => Promise<T>,
): Promise<T> {
  instantiate();
  const adapter = openMigrationAdapter(database);
  const connections: SqlDriverAdapter[] = [];
  let failure: unknown;
  const connect = adapter.connect.bind(adapter);
  adapter.connect = async () => {
    const connection = await connect();
    connections.push(connection);
    const execute = connection.executeScript.bind(connection);
    connection.executeScript = (script) =>
      execute(script).catch((error: unknown) => {
        failure = error;
        throw error;
      });
    return connection;
  };
  try {
    const instance = await engine.SchemaEngine.new(
      { datamodels: schema === undefined ? undefined : [["schema.prisma", schema]] },
      () => {},
      bindMigrationAwareSqlAdapterFactory(adapter),
    );
    return await work(instance);
  } catch (error) {
    // The engine passes on what the database said, and not by which code it can be told.
    throw failure === undefined
      ? error
      : new Error((error as Error).message.trim(), { cause: failure });
  } finally {
    for (const connection of connections) await connection.dispose();
  }
}

/** Node 20 cannot import a .wasm file, so the module is instantiated by hand, once. */
function instantiate(): void {
  if (shared.framewiseSchemaEngine) return;
  const folder = dirname(
    createRequire(import.meta.url).resolve("@prisma/schema-engine-wasm/schema_engine_bg"),
  );
  const compiled = new WebAssembly.Module(readFileSync(join(folder, "schema_engine_bg.wasm")));
  const instance = new WebAssembly.Instance(compiled, {
    "./schema_engine_bg.js": engine as unknown as WebAssembly.ModuleImports,
  });
  (engine as unknown as Instantiable).__wbg_set_wasm(instance.exports);
  (instance.exports.__wbindgen_start as () => void)();
  shared.framewiseSchemaEngine = instance;
}
