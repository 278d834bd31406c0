CREATE TABLE "file_contents" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"sha256" text,
	"bytes" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "file_contents_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "file_contents_digest_key" UNIQUE("tenant_id","sha256")
);
--> statement-breakpoint
CREATE TABLE "file_pieces" (
	"tenant_id" uuid NOT NULL,
	"content_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"sealed" "bytea" NOT NULL,
	CONSTRAINT "file_pieces_tenant_id_content_id_position_pk" PRIMARY KEY("tenant_id","content_id","position")
);
--> statement-breakpoint
CREATE TABLE "files" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"content_id" uuid NOT NULL,
	"name" text NOT NULL,
	"type" text NOT NULL,
	"attached_at" timestamp with time zone,
	"created_by" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "files_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "campaign_steps" ADD COLUMN "file_ids" uuid[] DEFAULT '{}'::uuid[] NOT NULL;--> statement-breakpoint
ALTER TABLE "replies" ADD COLUMN "file_ids" uuid[] DEFAULT '{}'::uuid[] NOT NULL;--> statement-breakpoint
ALTER TABLE "messages" ADD COLUMN "file_ids" uuid[];--> statement-breakpoint
ALTER TABLE "touches" ADD COLUMN "file_ids" uuid[];--> statement-breakpoint
ALTER TABLE "file_contents" ADD CONSTRAINT "file_contents_tenant_id_tenants_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."tenants"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file_pieces" ADD CONSTRAINT "file_pieces_tenant_id_content_id_file_contents_tenant_id_id_fk" FOREIGN KEY ("tenant_id","content_id") REFERENCES "public"."file_contents"("tenant_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_tenant_id_content_id_file_contents_tenant_id_id_fk" FOREIGN KEY ("tenant_id","content_id") REFERENCES "public"."file_contents"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "file_contents_arriving_idx" ON "file_contents" USING btree ("tenant_id","created_at") WHERE sha256 is null;--> statement-breakpoint
CREATE INDEX "files_content_idx" ON "files" USING btree ("tenant_id","content_id");--> statement-breakpoint
CREATE INDEX "files_loose_idx" ON "files" USING btree ("tenant_id","created_at") WHERE attached_at is null;