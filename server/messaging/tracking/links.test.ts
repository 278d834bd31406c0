import { expect, test } from "vitest";
import { publicUrl } from "@/server/platform/env";
import { newId } from "@/server/platform/ids";
import { newWrappedKey, unwrapKeys } from "@/server/platform/vault";
import { trackedMail, trackedPlace, trackToken } from "./links";

const tenantId = newId();
const keys = unwrapKeys(tenantId, newWrappedKey(tenantId));

test("only web addresses become tracked links, and ours are left as they are", () => {
  const text = `${publicUrl()}/b/abc https://x.test/1 ftp://x.test javascript:alert(1)`;
  expect(Object.keys(trackedMail(keys, newId(), text).links)).toEqual(["https://x.test/1"]);
});

test("even a token of ours leads to a web address alone", () => {
  const place = { touchId: newId(), kind: "click", link: 0, target: "javascript:alert(1)" } as const;
  expect(trackedPlace(keys, trackToken(keys, place))).toBeNull();
  const target = "https://x.test/1";
  expect(trackedPlace(keys, trackToken(keys, { ...place, target }))).toEqual({ ...place, target });
});
