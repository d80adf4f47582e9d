-- Everything a host keeps for Orca. The same text runs on PostgreSQL and on H2 in its PostgreSQL mode.
-- Times are microseconds since 1970. "workspace", "run" and "account" columns hold a name as it is up to 128
-- characters, and "#" with its SHA-256 beyond, so that every key fits into an index.

CREATE TABLE IF NOT EXISTS orca_workspace (
  workspace VARCHAR(128) PRIMARY KEY,
  revision BIGINT NOT NULL,
  audit_sequence BIGINT NOT NULL,
  audit_hash VARCHAR(64) NOT NULL
);

-- Every version of every document; "document" is the SHA-256 of its kind and id.
CREATE TABLE IF NOT EXISTS orca_document (
  workspace VARCHAR(128) NOT NULL,
  document VARCHAR(64) NOT NULL,
  doc_version BIGINT NOT NULL,
  doc_kind VARCHAR(512) NOT NULL,
  doc_id VARCHAR(512) NOT NULL,
  content TEXT,
  author VARCHAR(512) NOT NULL,
  made_at BIGINT NOT NULL,
  PRIMARY KEY (workspace, document, doc_version)
);

CREATE TABLE IF NOT EXISTS orca_audit (
  workspace VARCHAR(128) NOT NULL,
  seq BIGINT NOT NULL,
  done_at BIGINT NOT NULL,
  actor VARCHAR(512) NOT NULL,
  actor_role VARCHAR(16) NOT NULL,
  verb VARCHAR(512) NOT NULL,
  target_kind VARCHAR(512) NOT NULL,
  target_id VARCHAR(512) NOT NULL,
  target_name VARCHAR(512) NOT NULL,
  payload VARCHAR(65536) NOT NULL,
  previous_hash VARCHAR(64) NOT NULL,
  row_hash VARCHAR(64) NOT NULL,
  PRIMARY KEY (workspace, seq)
);

-- One column for each filter of the feeds; the row itself is in "content".
CREATE TABLE IF NOT EXISTS orca_event (
  workspace VARCHAR(128) NOT NULL,
  writer VARCHAR(64) NOT NULL,
  epoch BIGINT NOT NULL,
  seq BIGINT NOT NULL,
  happened_at BIGINT NOT NULL,
  kind VARCHAR(16) NOT NULL,
  verdict VARCHAR(512) NOT NULL,
  surface VARCHAR(512) NOT NULL,
  tool VARCHAR(512) NOT NULL,
  run_id VARCHAR(512) NOT NULL,
  conversation_id VARCHAR(512) NOT NULL,
  request_id VARCHAR(512) NOT NULL,
  key_id VARCHAR(512) NOT NULL,
  model VARCHAR(512) NOT NULL,
  rule_type VARCHAR(512) NOT NULL,
  policy_id BIGINT NOT NULL,
  gap BOOLEAN NOT NULL,
  content VARCHAR(1000000) NOT NULL,
  PRIMARY KEY (workspace, writer, epoch, seq)
);

CREATE INDEX IF NOT EXISTS orca_event_feed ON orca_event (workspace, happened_at, writer, epoch, seq);
CREATE INDEX IF NOT EXISTS orca_event_run ON orca_event (run_id);
CREATE INDEX IF NOT EXISTS orca_event_conversation ON orca_event (conversation_id);
CREATE INDEX IF NOT EXISTS orca_event_request ON orca_event (request_id);

-- The newest row of each chain of events, so that finding it reads no events.
CREATE TABLE IF NOT EXISTS orca_event_chain (
  workspace VARCHAR(128) NOT NULL,
  writer VARCHAR(64) NOT NULL,
  epoch BIGINT NOT NULL,
  seq BIGINT NOT NULL,
  row_hash VARCHAR(64) NOT NULL,
  newest_at BIGINT NOT NULL,
  PRIMARY KEY (workspace, writer, epoch)
);

-- "stage" is the state that an approval has while it has not expired.
CREATE TABLE IF NOT EXISTS orca_approval (
  workspace VARCHAR(128) NOT NULL,
  id VARCHAR(24) NOT NULL,
  opened_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  stage VARCHAR(16) NOT NULL,
  content TEXT NOT NULL,
  PRIMARY KEY (workspace, id)
);

CREATE INDEX IF NOT EXISTS orca_approval_queue ON orca_approval (workspace, opened_at, id);
CREATE INDEX IF NOT EXISTS orca_approval_stage ON orca_approval (workspace, stage, opened_at, id);

CREATE TABLE IF NOT EXISTS orca_account (
  workspace VARCHAR(128) NOT NULL,
  kind VARCHAR(8) NOT NULL,
  account VARCHAR(128) NOT NULL,
  spent BIGINT NOT NULL,
  last_lease BIGINT NOT NULL,
  PRIMARY KEY (workspace, kind, account)
);

CREATE TABLE IF NOT EXISTS orca_reservation (
  workspace VARCHAR(128) NOT NULL,
  kind VARCHAR(8) NOT NULL,
  account VARCHAR(128) NOT NULL,
  id VARCHAR(64) NOT NULL,
  amount BIGINT NOT NULL,
  expires_at BIGINT NOT NULL,
  ended BOOLEAN NOT NULL,
  PRIMARY KEY (workspace, kind, account, id)
);

CREATE INDEX IF NOT EXISTS orca_reservation_lease ON orca_reservation (workspace, kind, account, expires_at);

CREATE TABLE IF NOT EXISTS orca_run (
  workspace VARCHAR(128) NOT NULL,
  run VARCHAR(128) NOT NULL,
  run_version BIGINT NOT NULL,
  content VARCHAR(65536) NOT NULL,
  expires_at BIGINT NOT NULL,
  PRIMARY KEY (workspace, run)
);
