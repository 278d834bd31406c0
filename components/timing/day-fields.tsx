import { Group, Stack, Switch, Text, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { type DayWindow, type Weekday, type Windows, weekdays } from "@/server/timing/schemas";
import classes from "./day-fields.module.css";

const week: readonly Weekday[] = [...weekdays.slice(1), ...weekdays.slice(0, 1)];
const usual = { start: "09:00", end: "20:00" };

type DayFieldsProps = { windows: Windows; onChange: (windows: Windows) => void };

/** One line a weekday: whether texts leave, from when until when. */
export function DayFields({ windows, onChange }: DayFieldsProps) {
  return (
    <Stack gap="xs">
      {week.map((day) => (
        <Day key={day} day={day} hours={windows[day]} onChange={(hours) => onChange({ ...windows, [day]: hours })} />
      ))}
    </Stack>
  );
}

type DayProps = { day: Weekday; hours: DayWindow; onChange: (hours: DayWindow) => void };

function Day({ day, hours, onChange }: DayProps) {
  const t = useTranslations("timing");
  const name = t(`weekdays.${day}`);
  return (
    <Group gap="md" className={classes.day}>
      <Switch
        label={name}
        className={classes.name}
        checked={hours !== null}
        onChange={(event) => onChange(event.currentTarget.checked ? usual : null)}
      />
      {hours ? (
        <Group gap="xs">
          <TextInput
            type="time"
            aria-label={t("fromOn", { day: name })}
            value={hours.start}
            onChange={(event) => onChange({ ...hours, start: event.currentTarget.value })}
          />
          <span aria-hidden>–</span>
          <TextInput
            type="time"
            aria-label={t("untilOn", { day: name })}
            value={hours.end}
            onChange={(event) => onChange({ ...hours, end: event.currentTarget.value })}
          />
        </Group>
      ) : (
        <Text size="sm" c="dimmed">
          {t("none")}
        </Text>
      )}
    </Group>
  );
}
