import { InvitationList } from "@/components/tenancy/invitation-list";
import { MemberList } from "@/components/tenancy/member-list";
import { MembersHeader } from "@/components/tenancy/members-header";
import { Area } from "@/components/ui/area";
import { TableSkeleton } from "@/components/ui/skeletons";
import { Hydrated, prefetch, trpc } from "@/server/trpc/prefetch";

export default function MembersPage() {
  prefetch(trpc.tenancy.members.queryOptions());
  prefetch(trpc.auth.invitations.queryOptions());
  return (
    <Hydrated>
      <MembersHeader />
      <Area skeleton={<TableSkeleton rows={4} />}>
        <MemberList />
      </Area>
      <Area skeleton={<TableSkeleton rows={2} />}>
        <InvitationList />
      </Area>
    </Hydrated>
  );
}
