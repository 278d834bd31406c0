CREATE TABLE "halts" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"scope" text NOT NULL,
	"target" text DEFAULT '' NOT NULL,
	"cause" text NOT NULL,
	"reason" text NOT NULL,
	"halted_by" text NOT NULL,
	"halted_at" timestamp with time zone NOT NULL,
	"lift_asked_by" text,
	"lift_asked_by_name" text,
	"lift_asked_at" timestamp with time zone,
	"lift_reason" text,
	"lifted_by" text,
	"lifted_at" timestamp with time zone,
	CONSTRAINT "halts_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "halts" ADD CONSTRAINT "halts_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "halts_in_force_key" ON "halts" USING btree ("tenant_id","scope","target") WHERE lifted_at is null;--> statement-breakpoint
CREATE INDEX "halts_recent_idx" ON "halts" USING btree ("tenant_id","halted_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);