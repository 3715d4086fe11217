-- How a key begins, so that its owner recognises it, and when it was last used, to a minute.
alter table api_key add column prefix text, add column last_used_at timestamptz;
