import { sha1 } from "@noble/hashes/legacy.js";
import { bytesToHex, hexToBytes, utf8ToBytes } from "@noble/hashes/utils.js";

/** What Framewise's own GUIDs are made within; chosen once, and never changed. */
const NAMESPACE = "5f1d8e0a-6c3b-4b57-9a43-2f0c9d7e61b4";

/**
 * The GUID of a thing that other programs know by GUID only: the same words give the same
 * GUID always (UUID version 5, RFC 9562), so what is exported twice can be matched.
 */
export function uuid5(...words: readonly string[]): string {
  const name = utf8ToBytes(words.join("\n"));
  const namespace = hexToBytes(NAMESPACE.replaceAll("-", ""));
  const bytes = sha1(Uint8Array.from([...namespace, ...name])).slice(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x50;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytesToHex(bytes);
  return [0, 8, 12, 16, 20].map((at, i, cuts) => hex.slice(at, cuts[i + 1] ?? 32)).join("-");
}
