import { PasswordCard } from "@/components/tenancy/password-card";
import { ProfileForm } from "@/components/tenancy/profile-form";
import { SessionList } from "@/components/tenancy/session-list";
import { SettingsHeader } from "@/components/tenancy/settings-header";
import { Area } from "@/components/ui/area";
import { FormSkeleton } from "@/components/ui/skeletons";
import { Hydrated, prefetch, trpc } from "@/server/trpc/prefetch";

export default function ProfilePage() {
  prefetch(trpc.auth.profile.queryOptions());
  prefetch(trpc.auth.sessions.queryOptions());
  return (
    <Hydrated>
      <SettingsHeader page="profile" />
      <Area skeleton={<FormSkeleton fields={4} />}>
        <ProfileForm />
      </Area>
      <Area skeleton={<FormSkeleton fields={2} />}>
        <PasswordCard />
      </Area>
      <Area skeleton={<FormSkeleton fields={2} />}>
        <SessionList />
      </Area>
    </Hydrated>
  );
}
