package app.recordings.statistics;

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

/** Has it counted what happens to jobs. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class StatisticsSweeper {
    @Resource
    ManagedExecutorService executor;

    @Inject
    StatisticsService statistics;

    private Rounds rounds;

    @PostConstruct
    void start() {
        rounds = new Rounds(executor)
                .every(Duration.ofSeconds(2), "counting what happened to jobs", this::count)
                .every(Duration.ofHours(1), "removing old statistics", statistics::trim);
    }

    @PreDestroy
    void stop() {
        rounds.close();
    }

    private void count() {
        while (statistics.count()) {
            // Some at a time, so that no transaction lasts.
        }
    }
}
