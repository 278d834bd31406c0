DROP INDEX "audit_subject_idx";--> statement-breakpoint
DROP INDEX "audit_recent_idx";--> statement-breakpoint
DROP INDEX "bookings_recent_idx";--> statement-breakpoint
DROP INDEX "campaigns_recent_idx";--> statement-breakpoint
DROP INDEX "consent_records_lead_idx";--> statement-breakpoint
DROP INDEX "suppressions_recent_idx";--> statement-breakpoint
DROP INDEX "conversations_recent_idx";--> statement-breakpoint
DROP INDEX "conversations_needs_idx";--> statement-breakpoint
DROP INDEX "conversations_assignee_idx";--> statement-breakpoint
DROP INDEX "conversations_state_idx";--> statement-breakpoint
DROP INDEX "dialogue_turns_thread_idx";--> statement-breakpoint
DROP INDEX "imports_recent_idx";--> statement-breakpoint
DROP INDEX "api_keys_recent_idx";--> statement-breakpoint
DROP INDEX "job_runs_recent_idx";--> statement-breakpoint
DROP INDEX "leads_state_idx";--> statement-breakpoint
DROP INDEX "llm_calls_recent_idx";--> statement-breakpoint
DROP INDEX "messages_thread_idx";--> statement-breakpoint
DROP INDEX "messages_lead_idx";--> statement-breakpoint
DROP INDEX "touches_lead_idx";--> statement-breakpoint
DROP INDEX "notices_recent_idx";--> statement-breakpoint
CREATE INDEX "audit_subject_idx" ON "audit_entries" USING btree ("tenant_id","subject_type","subject_id","created_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "audit_recent_idx" ON "audit_entries" USING btree ("tenant_id","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "bookings_recent_idx" ON "bookings" USING btree ("tenant_id","booked_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "campaigns_recent_idx" ON "campaigns" USING btree ("tenant_id","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "consent_records_lead_idx" ON "consent_records" USING btree ("tenant_id","lead_id","channel","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "suppressions_recent_idx" ON "suppressions" USING btree ("tenant_id","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "conversations_recent_idx" ON "conversations" USING btree ("tenant_id","last_message_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "conversations_needs_idx" ON "conversations" USING btree ("tenant_id","last_message_at" DESC NULLS FIRST,"id" DESC NULLS FIRST) WHERE needs_human is not null;--> statement-breakpoint
CREATE INDEX "conversations_assignee_idx" ON "conversations" USING btree ("tenant_id","assignee_id","last_message_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "conversations_state_idx" ON "conversations" USING btree ("tenant_id","state","last_message_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "dialogue_turns_thread_idx" ON "dialogue_turns" USING btree ("tenant_id","conversation_id","at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "imports_recent_idx" ON "imports" USING btree ("tenant_id","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "api_keys_recent_idx" ON "api_keys" USING btree ("tenant_id","created_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "job_runs_recent_idx" ON "job_runs" USING btree ("created_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "leads_state_idx" ON "leads" USING btree ("tenant_id","conversation_state","id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "llm_calls_recent_idx" ON "llm_calls" USING btree ("tenant_id","created_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "messages_thread_idx" ON "messages" USING btree ("tenant_id","conversation_id","at" DESC NULLS FIRST,"id" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "messages_lead_idx" ON "messages" USING btree ("tenant_id","lead_id","at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "touches_lead_idx" ON "touches" USING btree ("tenant_id","lead_id","sent_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "notices_recent_idx" ON "notices" USING btree ("tenant_id","created_at" DESC NULLS FIRST,"id" DESC NULLS FIRST);