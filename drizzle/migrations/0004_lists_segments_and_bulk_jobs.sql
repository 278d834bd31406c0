CREATE TABLE "bulk_job_leads" (
	"tenant_id" uuid NOT NULL,
	"job_id" uuid NOT NULL,
	"lead_id" uuid NOT NULL,
	"outcome" text DEFAULT 'pending' NOT NULL,
	"reason" text,
	"before" jsonb,
	CONSTRAINT "bulk_job_leads_tenant_id_job_id_lead_id_pk" PRIMARY KEY("tenant_id","job_id","lead_id")
);
--> statement-breakpoint
CREATE TABLE "bulk_jobs" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"act" jsonb NOT NULL,
	"filter" jsonb,
	"search" text DEFAULT '' NOT NULL,
	"status" text NOT NULL,
	"chosen_to" uuid,
	"done_to" uuid,
	"total" integer DEFAULT 0 NOT NULL,
	"changed" integer DEFAULT 0 NOT NULL,
	"skipped" integer DEFAULT 0 NOT NULL,
	"undone" integer DEFAULT 0 NOT NULL,
	"cancel_requested" boolean DEFAULT false NOT NULL,
	"error" text,
	"role" text,
	"created_by" text NOT NULL,
	"created_by_name" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"finished_at" timestamp with time zone,
	"undone_at" timestamp with time zone,
	CONSTRAINT "bulk_jobs_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "lead_views" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"scope" text NOT NULL,
	"owner_id" text NOT NULL,
	"shows" jsonb NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "lead_views_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "segment_members" (
	"tenant_id" uuid NOT NULL,
	"segment_id" uuid NOT NULL,
	"lead_id" uuid NOT NULL,
	"added_at" timestamp with time zone NOT NULL,
	CONSTRAINT "segment_members_tenant_id_segment_id_lead_id_pk" PRIMARY KEY("tenant_id","segment_id","lead_id")
);
--> statement-breakpoint
CREATE TABLE "segment_sizes" (
	"tenant_id" uuid NOT NULL,
	"segment_id" uuid NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"size" integer NOT NULL,
	CONSTRAINT "segment_sizes_tenant_id_segment_id_at_pk" PRIMARY KEY("tenant_id","segment_id","at")
);
--> statement-breakpoint
DROP INDEX "leads_state_idx";--> statement-breakpoint
DROP INDEX "leads_contacted_idx";--> statement-breakpoint
DROP INDEX "leads_search_idx";--> statement-breakpoint
ALTER TABLE "segments" ADD COLUMN "kind" text DEFAULT 'live' NOT NULL;--> statement-breakpoint
ALTER TABLE "segments" ADD COLUMN "size" integer;--> statement-breakpoint
ALTER TABLE "segments" ADD COLUMN "is_size_approximate" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "segments" ADD COLUMN "counted_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "bulk_job_leads" ADD CONSTRAINT "bulk_job_leads_tenant_id_job_id_bulk_jobs_tenant_id_id_fk" FOREIGN KEY ("tenant_id","job_id") REFERENCES "public"."bulk_jobs"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "bulk_jobs" ADD CONSTRAINT "bulk_jobs_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lead_views" ADD CONSTRAINT "lead_views_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "segment_members" ADD CONSTRAINT "segment_members_tenant_id_segment_id_segments_tenant_id_id_fk" FOREIGN KEY ("tenant_id","segment_id") REFERENCES "public"."segments"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "segment_members" ADD CONSTRAINT "segment_members_tenant_id_lead_id_leads_tenant_id_id_fk" FOREIGN KEY ("tenant_id","lead_id") REFERENCES "public"."leads"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "segment_sizes" ADD CONSTRAINT "segment_sizes_tenant_id_segment_id_segments_tenant_id_id_fk" FOREIGN KEY ("tenant_id","segment_id") REFERENCES "public"."segments"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "bulk_job_leads_outcome_idx" ON "bulk_job_leads" USING btree ("tenant_id","job_id","outcome","lead_id");--> statement-breakpoint
CREATE INDEX "bulk_jobs_recent_idx" ON "bulk_jobs" USING btree ("tenant_id","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "lead_views_owner_idx" ON "lead_views" USING btree ("tenant_id","scope","owner_id");--> statement-breakpoint
CREATE INDEX "segment_members_lead_idx" ON "segment_members" USING btree ("tenant_id","lead_id");--> statement-breakpoint
CREATE INDEX "leads_state_contacted_idx" ON "leads" USING btree ("tenant_id","conversation_state","last_contacted_at","id");--> statement-breakpoint
CREATE INDEX "leads_score_idx" ON "leads" USING btree ("tenant_id","score","id") WHERE score is not null;--> statement-breakpoint
CREATE INDEX "leads_owner_idx" ON "leads" USING btree ("tenant_id","owner_id","id") WHERE owner_id is not null;--> statement-breakpoint
CREATE INDEX "leads_follow_up_idx" ON "leads" USING btree ("tenant_id","follow_up_stage","id") WHERE follow_up_stage is not null;--> statement-breakpoint
CREATE INDEX "leads_paused_idx" ON "leads" USING btree ("tenant_id","outreach_paused_at","id") WHERE outreach_paused_at is not null;--> statement-breakpoint
CREATE INDEX "leads_response_idx" ON "leads" USING btree ("tenant_id","response_status","id") WHERE response_status <> 'No Response';--> statement-breakpoint
CREATE INDEX "leads_tagged_idx" ON "leads" USING btree ("tenant_id","id") WHERE tags <> '{}'::text[];--> statement-breakpoint
CREATE INDEX "leads_suppressed_idx" ON "leads" USING btree ("tenant_id","id") WHERE suppressed <> '{}'::text[];--> statement-breakpoint
CREATE INDEX "segments_counted_idx" ON "segments" USING btree ("tenant_id","counted_at" NULLS FIRST) WHERE kind = 'live';--> statement-breakpoint
CREATE INDEX "leads_state_idx" ON "leads" USING btree ("tenant_id","conversation_state","id");--> statement-breakpoint
CREATE INDEX "leads_contacted_idx" ON "leads" USING btree ("tenant_id","last_contacted_at","id");--> statement-breakpoint
CREATE INDEX "leads_search_idx" ON "leads" USING btree ("tenant_id","search_text","id");