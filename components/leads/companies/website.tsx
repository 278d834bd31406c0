import { Anchor } from "@mantine/core";

/** A link where the address is one; an import may have brought any text. */
export function Website({ address }: { address: string | null }) {
  if (!address) return "–";
  if (!/^https?:\/\//i.test(address)) return address;
  return (
    <Anchor href={address} target="_blank" rel="noopener noreferrer nofollow" size="sm">
      {address.replace(/^https?:\/\//i, "").replace(/\/$/, "")}
    </Anchor>
  );
}
