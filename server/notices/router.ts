import { router, tenantProcedure } from "@/server/trpc/init";
import { listNotices } from "./notify";
import { ListNoticesInput } from "./schemas";

export const noticesRouter = router({
  list: tenantProcedure.input(ListNoticesInput).query(({ ctx, input }) => listNotices(ctx, input)),
});
