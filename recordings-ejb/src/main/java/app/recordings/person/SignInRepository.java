package app.recordings.person;

import app.recordings.database.NativeSql;
import app.recordings.language.ReaderLanguage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Who asked to sign in and has not done so yet. Times are the database's to compare, with its own clock. */
@ApplicationScoped
class SignInRepository {
    @Inject
    EntityManager entityManager;

    /** @return false when this browser has asked too often and none of it has expired */
    boolean add(AskedSignIn asked, UUID visitorId, Duration life, int most) {
        return entityManager
                        .createNativeQuery("""
                                insert into sign_in (id, visitor_id, email, reader_language, next_attempt_at, expires_at)
                                select :id, :visitor, :email, :language, now(), now() + :life * interval '1 millisecond'
                                where (select count(*) from sign_in where visitor_id = :visitor and expires_at > now()) < :most
                                """)
                        .setParameter("id", asked.id())
                        .setParameter("visitor", visitorId)
                        .setParameter("email", asked.email())
                        .setParameter("language", asked.language().tag())
                        .setParameter("life", life.toMillis())
                        .setParameter("most", most)
                        .executeUpdate()
                == 1;
    }

    /** Takes the one whose email is due, for as long as its sending may take. */
    Optional<AskedSignIn> claim(Duration lease) {
        return NativeSql.query(entityManager, """
                        update sign_in set next_attempt_at = now() + :lease * interval '1 millisecond'
                        where id = (select id from sign_in where next_attempt_at <= now() and expires_at > now()
                            order by next_attempt_at limit 1 for update skip locked)
                        returning id, email, reader_language
                        """, Tuple.class)
                .setParameter("lease", lease.toMillis())
                .getResultStream()
                .map(row -> new AskedSignIn(
                        (UUID) row.get(0), (String) row.get(1), ReaderLanguage.ofTag((String) row.get(2))))
                .findFirst();
    }

    /** Its email was sent, or is not to be. */
    void sent(UUID id) {
        entityManager
                .createNativeQuery("update sign_in set next_attempt_at = null where id = :id")
                .setParameter("id", id)
                .executeUpdate();
    }

    /** @return the address; empty when it was used, has expired, or another browser asked */
    Optional<String> take(UUID id, UUID visitorId) {
        return NativeSql.query(
                        entityManager,
                        "delete from sign_in where id = :id and visitor_id = :visitor and expires_at > now() returning email",
                        String.class)
                .setParameter("id", id)
                .setParameter("visitor", visitorId)
                .getResultStream()
                .findFirst();
    }

    void forgetExpired() {
        entityManager
                .createNativeQuery("delete from sign_in where expires_at <= now()")
                .executeUpdate();
    }
}
