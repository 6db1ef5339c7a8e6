import { existsSync } from "node:fs";

/**
 * Take the settings in `.env` into the environment, where what is set already
 * stays, as the server does. Imported before anything that reads a setting, so
 * that commands and server work on the same database.
 */
if (existsSync(".env")) process.loadEnvFile(".env");
