-- Applied after every migration, idempotent: no table can be added without tenancy.
-- Roles: app_user serves requests; doors owns the reads before a tenant is known. Neither may bypass row-level security.
do $$
begin
  if not exists (select from pg_roles where rolname = 'app_user') then create role app_user nologin; end if;
  if not exists (select from pg_roles where rolname = 'doors') then create role doors nologin; end if;
exception
  when duplicate_object or unique_violation then null; -- another process made them a moment ago
  when insufficient_privilege then
    raise exception 'The database login % may not create roles. Have an administrator run once: create role app_user nologin; create role doors nologin; grant app_user, doors to %;', current_user, current_user;
end $$;

do $$
declare member_of text;
begin
  foreach member_of in array array['app_user', 'doors'] loop
    if not pg_has_role(current_user, member_of, 'member') then
      execute format('grant %I to %I', member_of, current_user);
    end if;
  end loop;
exception when insufficient_privilege then
  raise exception 'The database login % is no member of the roles app_user and doors. Have an administrator run once: grant app_user, doors to %;', current_user, current_user;
end $$;

grant usage on schema public to app_user, doors;

do $$
declare t record;
begin
  for t in
    select c.relname as name, c.relrowsecurity as is_on, c.relforcerowsecurity as is_forced,
           exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped) as tenanted
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = 'public' and c.relkind in ('r', 'p')
  loop
    execute format('grant select, insert, update, delete on public.%I to app_user', t.name);
    if t.tenanted then
      -- Only where it is not so: altering a table waits for everybody who uses it, and other processes do.
      if not t.is_on then execute format('alter table public.%I enable row level security', t.name); end if;
      if not t.is_forced then execute format('alter table public.%I force row level security', t.name); end if;
      if not exists (select from pg_policies where schemaname = 'public' and tablename = t.name and policyname = 'own_tenant') then
        execute format(
          'create policy own_tenant on public.%I to app_user using (tenant_id = (select nullif(current_setting(''app.tenant_id'', true), '''')::uuid)) with check (tenant_id = (select nullif(current_setting(''app.tenant_id'', true), '''')::uuid))',
          t.name);
      end if;
    end if;
  end loop;
end $$;

grant usage on all sequences in schema public to app_user;

-- Append-only ledgers: the application may seal the audit chain, never rewrite or delete an entry.
revoke update, delete on audit_entries, consent_records from app_user;
grant update (sequence, previous_hash, hash) on audit_entries to app_user;

-- The doors: each answers ids only, and reads just the tables named here.
do $$
declare t text;
begin
  foreach t in array array[
    'memberships', 'invitations', 'senders', 'api_keys', 'booking_links', 'touches', 'conversations', 'campaigns',
    'simulated_replies', 'imports', 'notices', 'audit_entries', 'event_outbox', 'idempotency_keys', 'lead_assessments',
    'bulk_jobs', 'segments', 'mail_inboxes', 'media_to_fetch'
  ] loop
    execute format('grant select on public.%I to doors', t);
    if not exists (select from pg_policies where schemaname = 'public' and tablename = t and policyname = 'doors_read') then
      execute format('create policy doors_read on public.%I for select to doors using (true)', t);
    end if;
  end loop;
end $$;
grant select on tenants to doors;
grant create, usage on schema public to doors;

create or replace function memberships_of(person uuid) returns table (tenant_id uuid, role text)
language sql stable security definer set search_path = public as
$$ select m.tenant_id, m.role from memberships m where m.user_id = person and m.deactivated_at is null $$;

create or replace function tenant_by_invitation(hash text) returns uuid
language sql stable security definer set search_path = public as
$$ select i.tenant_id from invitations i where i.token_hash = hash $$;

create or replace function tenant_by_key(hash text) returns table (tenant_id uuid, key_id uuid)
language sql stable security definer set search_path = public as
$$ select k.tenant_id, k.id from api_keys k where k.key_hash = hash $$;

drop function if exists sender_by_address(text, text, text);

create or replace function senders_of_account(account text) returns table (tenant_id uuid, sender_id uuid)
language sql stable security definer set search_path = public as
$$ select s.tenant_id, s.id from senders s where s.account_sid = account order by s.id limit 200 $$;

create or replace function tenant_by_booking_token(link text) returns table (tenant_id uuid, link_id uuid)
language sql stable security definer set search_path = public as
$$ select b.tenant_id, b.id from booking_links b where b.token = link $$;

-- Tenants with something due on their own clock, or with an expired lease in real time.
create or replace function tenants_with_due(kind text, real_now timestamptz) returns table (tenant_id uuid)
language sql stable security definer set search_path = public as
$$
  select t.id from tenants t
  where t.status = 'active' and case kind
    when 'touches' then
      exists (select from touches x where x.tenant_id = t.id and x.status in ('pending', 'held')
              and x.due_at <= real_now + make_interval(secs => t.clock_offset_ms / 1000.0))
    when 'reconcile' then
      exists (select from touches x where x.tenant_id = t.id and x.status in ('sending', 'unknown') and x.lease_until <= real_now)
    when 'turns' then
      exists (select from conversations x where x.tenant_id = t.id and x.turn_due_at is not null
              and x.turn_due_at <= real_now + make_interval(secs => t.clock_offset_ms / 1000.0))
    when 'launches' then
      exists (select from campaigns x where x.tenant_id = t.id and x.status = 'scheduled'
              and x.launch_at <= real_now + make_interval(secs => t.clock_offset_ms / 1000.0))
      or exists (select from campaigns x where x.tenant_id = t.id and x.is_freezing)
    when 'simulated' then
      exists (select from simulated_replies x where x.tenant_id = t.id and x.done_at is null
              and x.due_at <= real_now + make_interval(secs => t.clock_offset_ms / 1000.0))
    when 'assessments' then
      exists (select from lead_assessments x where x.tenant_id = t.id
              and x.due_at <= real_now + make_interval(secs => t.clock_offset_ms / 1000.0))
    when 'bulk' then exists (select from bulk_jobs x where x.tenant_id = t.id and x.status in ('choosing', 'running', 'undoing'))
    when 'segments' then
      exists (select from segments x where x.tenant_id = t.id and x.kind = 'live'
              and (x.counted_at is null or x.counted_at <= real_now - interval '50 seconds'))
    when 'imports' then exists (select from imports x where x.tenant_id = t.id and x.status in ('validating', 'running'))
    when 'notices' then
      exists (select from notices x where x.tenant_id = t.id and x.status = 'pending' and coalesce(x.next_attempt_at, real_now) <= real_now)
    when 'inboxes' then exists (select from mail_inboxes x where x.tenant_id = t.id and x.host is not null)
    when 'media' then exists (select from media_to_fetch x where x.tenant_id = t.id and x.due_at <= real_now)
    when 'polled' then exists (select from senders x where x.tenant_id = t.id and x.provider = 'twilio')
    when 'unsealed' then exists (select from audit_entries x where x.tenant_id = t.id and x.sequence is null)
    when 'all' then true
    else false
  end
$$;

create or replace function outbox_page(page_size int) returns table (tenant_id uuid, id uuid)
language sql stable security definer set search_path = public as
$$ select o.tenant_id, o.id from event_outbox o where o.relayed_at is null order by o.created_at limit page_size $$;

do $$
declare f text;
begin
  foreach f in array array[
    'memberships_of(uuid)', 'tenant_by_invitation(text)', 'tenant_by_key(text)',
    'senders_of_account(text)', 'tenant_by_booking_token(text)', 'tenants_with_due(text, timestamptz)', 'outbox_page(int)'
  ] loop
    execute format('alter function %s owner to doors', f);
    execute format('revoke all on function %s from public', f);
    execute format('grant execute on function %s to app_user', f);
  end loop;
end $$;
revoke create on schema public from doors;
