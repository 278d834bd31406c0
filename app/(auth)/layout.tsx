import { Box, Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";
import { Logo } from "@/components/ui/logo";
import classes from "./auth.module.css";

/** Pages before a workspace: light, without queries, modals or toasts. */
export default function AuthLayout({ children }: { children: ReactNode }) {
  return (
    <Box component="main" className={classes.page}>
      <Stack gap="lg" className={classes.column}>
        <Box className={classes.brand}>
          <Logo size={40} />
          <Text span fw={600} size="lg">
            Rekindle
          </Text>
        </Box>
        {children}
      </Stack>
    </Box>
  );
}
