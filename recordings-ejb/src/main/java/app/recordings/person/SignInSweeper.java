package app.recordings.person;

import app.recordings.openid.OpenIdConfig;
import app.recordings.time.Rounds;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import java.time.Duration;

/** Has links to sign in with sent, where a mail server is configured, and what was written late follow who signed in. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class SignInSweeper {
    @Resource
    ManagedExecutorService executor;

    @Inject
    SignInWorker worker;

    @Inject
    PersonService people;

    @Inject
    OpenIdConfig openId;

    private Rounds rounds;

    @PostConstruct
    void start() {
        rounds = new Rounds(executor);
        if (people.isOffered()) {
            rounds.every(Duration.ofSeconds(1), "sending links to sign in with", worker::work);
        }
        if (people.isOffered() || openId.isForPage()) {
            rounds.every(Duration.ofSeconds(5), "following visitors who signed in", people::tidy);
        }
    }

    @PreDestroy
    void stop() {
        rounds.close();
    }
}
