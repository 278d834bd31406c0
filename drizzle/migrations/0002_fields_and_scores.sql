CREATE TABLE "lead_fields" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"key" text NOT NULL,
	"label" text NOT NULL,
	"type" text NOT NULL,
	"options" text[] DEFAULT '{}'::text[] NOT NULL,
	"position" integer NOT NULL,
	"archived_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"updated_at" timestamp with time zone NOT NULL,
	CONSTRAINT "lead_fields_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "lead_fields_key" UNIQUE("tenant_id","key")
);
--> statement-breakpoint
CREATE TABLE "lead_assessments" (
	"tenant_id" uuid NOT NULL,
	"lead_id" uuid NOT NULL,
	"fit" integer DEFAULT 0 NOT NULL,
	"engagement" integer DEFAULT 0 NOT NULL,
	"score" integer DEFAULT 0 NOT NULL,
	"band" text DEFAULT 'cold' NOT NULL,
	"qualification" text DEFAULT 'unqualified' NOT NULL,
	"reasons" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"rules" text DEFAULT '' NOT NULL,
	"assessed_at" timestamp with time zone,
	"due_at" timestamp with time zone,
	CONSTRAINT "lead_assessments_tenant_id_lead_id_pk" PRIMARY KEY("tenant_id","lead_id")
);
--> statement-breakpoint
CREATE TABLE "lead_progressions" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"lead_id" uuid NOT NULL,
	"from_band" text NOT NULL,
	"to_band" text NOT NULL,
	"from_qualification" text NOT NULL,
	"to_qualification" text NOT NULL,
	"from_score" integer NOT NULL,
	"to_score" integer NOT NULL,
	"reason" text NOT NULL,
	"rules" text NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "lead_progressions_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "qualification" text DEFAULT 'unqualified' NOT NULL;--> statement-breakpoint
ALTER TABLE "leads" ADD COLUMN "lawful_basis" text;--> statement-breakpoint
ALTER TABLE "lead_fields" ADD CONSTRAINT "lead_fields_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lead_assessments" ADD CONSTRAINT "lead_assessments_tenant_id_lead_id_leads_tenant_id_id_fk" FOREIGN KEY ("tenant_id","lead_id") REFERENCES "public"."leads"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lead_progressions" ADD CONSTRAINT "lead_progressions_tenant_id_lead_id_leads_tenant_id_id_fk" FOREIGN KEY ("tenant_id","lead_id") REFERENCES "public"."leads"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "lead_assessments_due_idx" ON "lead_assessments" USING btree ("tenant_id","due_at") WHERE due_at is not null;--> statement-breakpoint
CREATE INDEX "lead_progressions_lead_idx" ON "lead_progressions" USING btree ("tenant_id","lead_id","at" DESC NULLS FIRST);