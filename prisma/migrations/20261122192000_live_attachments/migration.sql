-- What belongs to libraries stays out of our schema, where it would look like drift.
create schema if not exists infra;

-- What processes tell each other and is too long for a notification; swept by the adapter after half a minute.
create table infra.socket_io_attachments (
  id bigserial primary key,
  created_at timestamptz not null default now(),
  payload bytea
);
