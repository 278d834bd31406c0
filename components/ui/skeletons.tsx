import { Card, Group, SimpleGrid, Skeleton, Stack } from "@mantine/core";
import classes from "./skeletons.module.css";

const places = (count: number) => Array.from({ length: count }, (_, place) => `place-${place}`);

/** Rows of the height that the table will have, so that nothing shifts when it arrives. */
export function TableSkeleton({ rows = 8 }: { rows?: number }) {
  return (
    <Stack gap={8} className={classes.late} aria-hidden>
      <Skeleton height={36} radius="md" />
      {places(rows).map((place) => (
        <Skeleton key={place} height={40} radius="md" />
      ))}
    </Stack>
  );
}

export function CardsSkeleton({ cards = 3, height = 120 }: { cards?: number; height?: number }) {
  return (
    <SimpleGrid cols={{ base: 1, sm: Math.min(cards, 3) }} className={classes.late} aria-hidden>
      {places(cards).map((place) => (
        <Skeleton key={place} height={height} radius="lg" />
      ))}
    </SimpleGrid>
  );
}

export function FormSkeleton({ fields = 4 }: { fields?: number }) {
  return (
    <Card maw={640} className={classes.late} aria-hidden>
      <Stack>
        {places(fields).map((place) => (
          <Stack key={place} gap={6}>
            <Skeleton height={14} width={120} />
            <Skeleton height={36} />
          </Stack>
        ))}
        <Group>
          <Skeleton height={36} width={120} />
        </Group>
      </Stack>
    </Card>
  );
}
