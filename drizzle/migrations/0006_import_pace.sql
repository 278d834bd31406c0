ALTER TABLE "consent_records" DROP CONSTRAINT "consent_records_tenant_id_tenants_id_fk";
--> statement-breakpoint
DROP INDEX "consent_records_import_idx";--> statement-breakpoint
DROP INDEX "leads_import_idx";--> statement-breakpoint
CREATE INDEX "leads_import_idx" ON "leads" USING btree ("tenant_id","import_id","id") WHERE import_id is not null;