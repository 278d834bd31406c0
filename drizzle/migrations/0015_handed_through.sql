DROP INDEX "touches_travelling_idx";--> statement-breakpoint
ALTER TABLE "drain_leases" ADD COLUMN "handed_through" uuid;--> statement-breakpoint
CREATE INDEX "touches_travelling_idx" ON "touches" USING btree ("tenant_id","sender_id","sent_at") WHERE status = 'sent' and delivery is null;