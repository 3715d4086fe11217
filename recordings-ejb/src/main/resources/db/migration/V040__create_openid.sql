-- Who an OpenID provider says they are; the id owns what they have. Whoever has shown an email address is a person, too.
create table openid_identity (
    issuer text not null,
    subject text not null,
    person_id uuid not null,
    created_at timestamptz not null,
    primary key (issuer, subject)
);
create index openid_identity_person on openid_identity (person_id);

-- Who is on the way to the provider and back; gone when they came. Both secrets only as hashes: one goes by the provider,
-- the other stays in the browser.
create table openid_attempt (
    state_hash bytea primary key,
    browser_hash bytea not null,
    purpose text not null,
    -- the page that was asked for; empty for none
    target text not null,
    expires_at timestamptz not null
);
create index openid_attempt_expiry on openid_attempt (expires_at);
