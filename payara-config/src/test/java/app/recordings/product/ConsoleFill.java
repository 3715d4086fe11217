package app.recordings.product;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** A million jobs of three weeks, with what belongs to them, made by SQL. */
final class ConsoleFill {
    private static final int EVENTS_AT_ONCE = 100_000;

    /** An id of version 7 made at a time, which a number tells from others of that time. */
    private static final String ID = "cast(lpad(to_hex(cast(extract(epoch from %1$s) * 1000 as bigint)), 12, '0')"
            + " || '7' || substr(md5('%2$s' || n), 1, 3) || '8' || substr(md5('%2$s' || n), 4, 15) as uuid)";

    private static final String JOBS = """
            insert into job (id, owner_id, type, parameters, recording_id, status, attempts, max_attempts, next_attempt_at,
                lease, lease_until, error_code, error_message, created_at, started_at, completed_at)
            select %s, owner_id, type, '{}', case type when 'correct-recording' then %s end, status, 1, 5,
                case status when 'queued' then now() + interval '1 day' end,
                case status when 'processing' then gen_random_uuid() end,
                case status when 'processing' then now() + interval '1 day' end,
                case status when 'failed' then 'cause-' || n / 50 %% 7 end,
                case status when 'failed' then 'It failed by cause ' || n / 50 %% 7 || '.' end,
                at, at, case when status in ('completed', 'failed', 'cancelled') then at + interval '5 s' end
            from (select n, now() - (%d - n) * interval '2 s' as at,
                case n %% 10 when 0 then (select id from application order by created_at limit 1)
                    else cast(md5('visitor' || n %% 1000) as uuid) end as owner_id,
                case when n %% 5000 = 7 then 'erase-address' when n %% 200 = 3 then 'random-image'
                    else 'correct-recording' end as type,
                case when n %% 50 = 0 then 'failed' when n %% 100 = 1 then 'cancelled' when n %% 1000 = 2 then 'queued'
                    when n %% 200000 = 4 then 'processing' else 'completed' end as status
                from generate_series(1, %d) n) made
            """;
    private static final String RECORDINGS = """
            insert into recording (id, owner_id, job_id, transcript_id, email, language, content_type, size_bytes, sha256, created_at)
            select recording_id, owner_id, id, id, case when random() < 0.3 then 'user' || cast(random() * 10000 as int) || '@example.org' end,
                'en', 'audio/wav', 64000, md5(cast(id as text)), created_at
            from job where recording_id is not null
            """;
    private static final String TRANSCRIPTS = """
            insert into transcript (id, owner_id, recording_id, text, words, recognizer, corrected_text, created_at)
            select job_id, owner_id, id, 'she goes to school number ' || cast(random() * 50000 as int) || ' by bus', '[]', 'test',
                'She goes to school.', created_at
            from recording order by id desc limit 200000
            """;
    private static final String ATTEMPTS = """
            insert into job_attempt (job_id, lease, number, node, started_at, ended_at, outcome)
            select id, gen_random_uuid(), 1, 'node:1', created_at, completed_at, 'completed' from job where completed_at is not null
            """;
    private static final String EVENTS = """
            insert into event (owner_id, type, at, job_id, recording_id, attempt)
            select owner_id, 'recording.completed', completed_at, id, recording_id, 1
            from job where completed_at is not null order by id limit %d offset %d
            """;

    private static final String APPLICATIONS = """
            insert into application (id, name, created_at)
            select gen_random_uuid(), 'Application ' || n, now() - n * interval '1 min' from generate_series(1, 20000) n
            """;
    private static final String AUDIT = """
            insert into audit_entry (id, at, who, address, action, subject, detail)
            select gen_random_uuid(), now() - n * interval '1 min', 'admin-' || n % 20, '127.0.0.1',
                case when n % 3 = 0 then 'job.retry' else 'session.begin' end, '', ''
            from generate_series(1, 200000) n
            """;

    private static final String DAY = """
            insert into job_statistics (seconds, start, type, accepted, completed, failed, retried, cancelled, latencies)
            select %1$d, start, 'correct-recording', jobs, jobs - jobs / 40, jobs / 60, jobs / 25, 0,
                (select array_agg(cast(jobs * exp(-power((step - 19 - 3 * load) / 2.5, 2)) as bigint) order by step)
                    from generate_series(0, 63) step)
            from (select start, load, cast(%1$d / 60 * (14 + 26 * load + 6 * random()) as bigint) as jobs
                from (select start, power(sin(extract(epoch from start) / 86400 * pi()), 2) as load
                    from generate_series(date_trunc('hour', now()) - interval '1 day', now() - interval '1 minute',
                        %1$d * interval '1 second') start) hours) made
            on conflict (seconds, start, type) do update set accepted = excluded.accepted, completed = excluded.completed,
                failed = excluded.failed, retried = excluded.retried, latencies = excluded.latencies
            """;

    private ConsoleFill() {}

    static void of(int jobs, Connection database) throws SQLException {
        run(database, JOBS.formatted(ID.formatted("at", "job"), ID.formatted("at", "recording"), jobs, jobs));
        for (var sql : List.of(RECORDINGS, TRANSCRIPTS, ATTEMPTS, APPLICATIONS, AUDIT)) {
            run(database, sql);
        }
        for (int done = 0; done < jobs; done += EVENTS_AT_ONCE) {
            // A transaction has ids for half a million events.
            run(database, EVENTS.formatted(EVENTS_AT_ONCE, done));
        }
        for (var table :
                List.of("job", "recording", "transcript", "job_attempt", "event", "application", "audit_entry")) {
            run(database, "vacuum analyze " + table);
        }
    }

    /** A day of many jobs for the charts: more by day than at night, some of which fail. */
    static void day(Connection database) throws SQLException {
        for (int seconds : List.of(60, 3600)) {
            run(database, DAY.formatted(seconds));
        }
    }

    private static void run(Connection database, String sql) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute(sql);
        }
    }
}
