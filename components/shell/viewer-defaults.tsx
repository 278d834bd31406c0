"use client";

import { useMantineColorScheme } from "@mantine/core";
import { useMutation } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { useTRPC } from "./trpc";
import { useWorkspace } from "./workspace";

const schemeKey = "mantine-color-scheme-value";

/** What a person never has to be asked: a new browser takes the chosen scheme, a new person gets the browser's time zone. */
export function ViewerDefaults() {
  const trpc = useTRPC();
  const router = useRouter();
  const { viewer } = useWorkspace();
  const { setColorScheme } = useMantineColorScheme();
  const { mutate: update } = useMutation(
    trpc.auth.updateProfile.mutationOptions({ onSuccess: () => router.refresh() }),
  );

  useEffect(() => {
    if (window.localStorage.getItem(schemeKey) === null) setColorScheme(viewer.theme);
  }, [viewer.theme, setColorScheme]);
  useEffect(() => {
    if (viewer.timeZone === null) update({ timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone });
  }, [viewer.timeZone, update]);
  return null;
}
