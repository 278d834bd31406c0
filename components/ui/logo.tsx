/** The product's mark: an ember that catches again. */
export function Logo({ size = 32 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" style={{ flex: "none" }}>
      <rect width="32" height="32" rx="8" fill="var(--mantine-color-brand-9)" />
      <path
        d="M16 7c1 4-5 6.5-5 12a3 3 0 0 0 3.2 3c-1-3 1.300-4.500 2-6.500 2.300 2 4.800 4 4.800 7.500a5 5 0 0 1-10 .300C8.500 21 8 19 8 17.500 8 12.500 13.500 11.500 16 7Z"
        fill="#ffcfb9"
      />
    </svg>
  );
}
