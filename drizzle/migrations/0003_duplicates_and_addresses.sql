CREATE TABLE "duplicate_keys" (
	"tenant_id" uuid NOT NULL,
	"lead_id" uuid NOT NULL,
	"key" text NOT NULL,
	CONSTRAINT "duplicate_keys_tenant_id_key_lead_id_pk" PRIMARY KEY("tenant_id","key","lead_id")
);
--> statement-breakpoint
CREATE TABLE "duplicate_pairs" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"lead_a" uuid NOT NULL,
	"lead_b" uuid NOT NULL,
	"score" real NOT NULL,
	"reasons" jsonb NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"decided_by" text,
	"decided_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "duplicate_pairs_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "duplicate_pairs_key" UNIQUE("tenant_id","lead_a","lead_b")
);
--> statement-breakpoint
CREATE TABLE "duplicate_scans" (
	"tenant_id" uuid PRIMARY KEY NOT NULL,
	"cursor" uuid NOT NULL,
	"updated_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "merges" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"survivor_id" uuid NOT NULL,
	"loser_id" uuid NOT NULL,
	"choices" jsonb NOT NULL,
	"before_sealed" "bytea" NOT NULL,
	"merged_by" text NOT NULL,
	"merged_at" timestamp with time zone NOT NULL,
	"undone_by" text,
	"undone_at" timestamp with time zone,
	CONSTRAINT "merges_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "companies" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"key" text NOT NULL,
	"name" text NOT NULL,
	"website" text,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "companies_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "companies_key" UNIQUE("tenant_id","key")
);
--> statement-breakpoint
ALTER TABLE "contact_points" DROP CONSTRAINT "contact_points_value_key";--> statement-breakpoint
ALTER TABLE "conversations" ADD COLUMN "merged_into_id" uuid;--> statement-breakpoint
ALTER TABLE "contact_points" ADD COLUMN "label" text;--> statement-breakpoint
ALTER TABLE "contact_points" ADD COLUMN "status" text DEFAULT 'ok' NOT NULL;--> statement-breakpoint
ALTER TABLE "contact_points" ADD COLUMN "consent" text DEFAULT 'none' NOT NULL;--> statement-breakpoint
ALTER TABLE "contact_points" ADD COLUMN "removed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "company_key" text GENERATED ALWAYS AS (nullif(btrim(regexp_replace(regexp_replace(lower(company), '[[:punct:][:space:]]+', ' ', 'g'),
  '( (inc|incorporated|llc|llp|ltd|limited|corp|corporation|co|company|gmbh|ag|kg|ug|sa|sas|sarl|srl|spa|bv|nv|ab|as|oy|plc|pty|pte))+ *$', '')), '')) STORED;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "phone_confidence" text;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "email_confidence" text;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "merged_into_id" uuid;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "absorbed" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "duplicate_keys" ADD CONSTRAINT "duplicate_keys_tenant_id_lead_id_leads_tenant_id_id_fk" FOREIGN KEY ("tenant_id","lead_id") REFERENCES "public"."leads"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duplicate_pairs" ADD CONSTRAINT "duplicate_pairs_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duplicate_pairs" ADD CONSTRAINT "duplicate_pairs_tenant_id_lead_a_leads_tenant_id_id_fk" FOREIGN KEY ("tenant_id","lead_a") REFERENCES "public"."leads"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duplicate_pairs" ADD CONSTRAINT "duplicate_pairs_tenant_id_lead_b_leads_tenant_id_id_fk" FOREIGN KEY ("tenant_id","lead_b") REFERENCES "public"."leads"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "duplicate_scans" ADD CONSTRAINT "duplicate_scans_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "merges" ADD CONSTRAINT "merges_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "merges" ADD CONSTRAINT "merges_tenant_id_survivor_id_leads_tenant_id_id_fk" FOREIGN KEY ("tenant_id","survivor_id") REFERENCES "public"."leads"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "merges" ADD CONSTRAINT "merges_tenant_id_loser_id_leads_tenant_id_id_fk" FOREIGN KEY ("tenant_id","loser_id") REFERENCES "public"."leads"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "companies" ADD CONSTRAINT "companies_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "duplicate_keys_lead_idx" ON "duplicate_keys" USING btree ("tenant_id","lead_id");--> statement-breakpoint
CREATE INDEX "duplicate_pairs_other_idx" ON "duplicate_pairs" USING btree ("tenant_id","lead_b");--> statement-breakpoint
CREATE INDEX "duplicate_pairs_score_idx" ON "duplicate_pairs" USING btree ("tenant_id","status","score" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "merges_survivor_idx" ON "merges" USING btree ("tenant_id","survivor_id","id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "merges_loser_idx" ON "merges" USING btree ("tenant_id","loser_id") WHERE undone_at is null;--> statement-breakpoint
CREATE INDEX "merges_recent_idx" ON "merges" USING btree ("tenant_id","id" DESC NULLS FIRST) WHERE undone_at is null;--> statement-breakpoint
CREATE INDEX "companies_name_idx" ON "companies" USING btree ("tenant_id","name","id");--> statement-breakpoint
CREATE INDEX "conversations_merged_idx" ON "conversations" USING btree ("tenant_id","merged_into_id") WHERE merged_into_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "contact_points_value_key" ON "contact_points" USING btree ("tenant_id","kind","value_hash") WHERE removed_at is null;--> statement-breakpoint
CREATE INDEX "leads_company_idx" ON "leads" USING btree ("tenant_id","company_key","id") WHERE company_key is not null and merged_into_id is null;--> statement-breakpoint
CREATE INDEX "leads_merged_idx" ON "leads" USING btree ("tenant_id","merged_into_id") WHERE merged_into_id is not null;