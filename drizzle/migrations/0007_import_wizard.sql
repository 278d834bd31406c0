CREATE TABLE "import_edits" (
	"tenant_id" uuid NOT NULL,
	"import_id" uuid NOT NULL,
	"row" integer NOT NULL,
	"cells_sealed" "bytea" NOT NULL,
	CONSTRAINT "import_edits_tenant_id_import_id_row_pk" PRIMARY KEY("tenant_id","import_id","row")
);
--> statement-breakpoint
CREATE TABLE "import_evidence" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"import_id" uuid NOT NULL,
	"file_name" text NOT NULL,
	"bytes" integer NOT NULL,
	"sha256" text NOT NULL,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "import_evidence_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "import_problems" ADD COLUMN "kind" text DEFAULT 'row' NOT NULL;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "identity" text DEFAULT 'any' NOT NULL;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "mode" text DEFAULT 'both' NOT NULL;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "field_rules" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "answers_sealed" "bytea";--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "paused_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "running_since" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "rows_at_since" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "imports" ADD COLUMN "progress_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "import_edits" ADD CONSTRAINT "import_edits_tenant_id_import_id_imports_tenant_id_id_fk" FOREIGN KEY ("tenant_id","import_id") REFERENCES "public"."imports"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_evidence" ADD CONSTRAINT "import_evidence_tenant_id_import_id_imports_tenant_id_id_fk" FOREIGN KEY ("tenant_id","import_id") REFERENCES "public"."imports"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "import_evidence_import_idx" ON "import_evidence" USING btree ("tenant_id","import_id");