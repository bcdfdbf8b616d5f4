"""What is kept. Message content sits apart from the figures that change with every delivery."""

from __future__ import annotations

SCHEMA = """
create table if not exists message (
  queue text not null, sequence integer not null, content blob not null, enqueued_at integer not null,
  message_id text, session_id text, time_to_live integer, scheduled_for integer, state integer not null,
  delivery_count integer not null, enqueued_sequence integer not null, lock_token blob, locked_until integer,
  primary key (queue, sequence)
);
create table if not exists sequence (queue text primary key, next integer not null) without rowid;
create table if not exists duplicate (
  queue text not null, message_id text not null, until integer not null, primary key (queue, message_id)
) without rowid;
create table if not exists session (
  queue text not null, session_id text not null, state blob not null, updated_at integer not null,
  primary key (queue, session_id)
) without rowid;
"""

OTHERS_TABLES = """
select 1 from sqlite_master where type = 'table' and name not in ('message', 'sequence', 'duplicate', 'session')
"""
INSERT_MESSAGE = """
insert or replace into message (queue, sequence, content, enqueued_at, message_id, session_id, time_to_live,
  scheduled_for, state, delivery_count, enqueued_sequence, lock_token, locked_until)
values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""
UPDATE_MESSAGE = """
update message set state = ?, delivery_count = ?, lock_token = ?, locked_until = ? where queue = ? and sequence = ?
"""
DELETE_MESSAGE = "delete from message where queue = ? and sequence = ?"
SELECT_MESSAGES = """
select sequence, content, enqueued_at, message_id, session_id, time_to_live, scheduled_for, state, delivery_count,
  enqueued_sequence, lock_token, locked_until
from message where queue = ? order by sequence
"""
SET_SEQUENCE = "insert or replace into sequence (queue, next) values (?, ?)"
SELECT_SEQUENCE = "select next from sequence where queue = ?"
INSERT_DUPLICATE = "insert or replace into duplicate (queue, message_id, until) values (?, ?, ?)"
DELETE_DUPLICATE = "delete from duplicate where queue = ? and message_id = ?"
SELECT_DUPLICATES = "select message_id, until from duplicate where queue = ? order by until"
INSERT_SESSION = "insert or replace into session (queue, session_id, state, updated_at) values (?, ?, ?, ?)"
DELETE_SESSION = "delete from session where queue = ? and session_id = ?"
SELECT_SESSIONS = "select session_id, state, updated_at from session where queue = ?"
