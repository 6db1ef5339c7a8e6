import packageJson from "@/package.json";

/** The version of Framewise, as frozen reports name it. */
export const SOFTWARE_VERSION: string = packageJson.version;
