package app.recordings.admin;

import app.recordings.administrator.Role;
import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import app.recordings.job.JobRequestService;
import app.recordings.job.JobType;
import app.recordings.logging.LogLevel;
import app.recordings.logging.LogLevelService;
import app.recordings.pause.Pause;
import app.recordings.pause.PauseService;
import app.recordings.pause.Pauses;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The page of what is configured, halted and logged. */
@Named("settings")
@RequestScoped
public class SettingsBean {
    @Inject
    EffectiveConfiguration configuration;

    @Inject
    PauseService pauses;

    @Inject
    Pauses known;

    @Inject
    LogLevelService levels;

    @Inject
    JobRequestService jobs;

    @Inject
    Snapshots snapshots;

    @Inject
    SignedIn signedIn;

    @Inject
    ConsoleRequest request;

    @Inject
    Clock clock;

    /** What can be paused. @param pause null while it is not */
    public record Pausable(String subject, String name, Pause pause) {}

    public List<Setting> getAll() {
        return configuration.settings();
    }

    public List<Pausable> getPausables() {
        List<Pause> all = pauses.all();
        List<Pausable> pausables = new ArrayList<>();
        pausables.add(pausable(all, Pause.INTAKE, "Everything new: recordings, uploads, jobs"));
        for (JobType type : jobs.types()) {
            pausables.add(pausable(all, Pause.ofType(type.type()), "Work on jobs of the type " + type.type()));
        }
        return pausables;
    }

    private static Pausable pausable(List<Pause> all, String subject, String name) {
        Optional<Pause> pause =
                all.stream().filter(one -> one.subject().equals(subject)).findFirst();
        return new Pausable(subject, name, pause.orElse(null));
    }

    public void pause() {
        signedIn.require(Role.ADMINISTRATOR);
        String subject = pausable();
        String reason = request.text("reason");
        Pause begun = new Pause(subject, reason, signedIn.name(), clock.instant());
        signedIn.does("pause.begin", subject, reason, () -> pauses.pause(begun));
        changed();
        ConsoleRequest.say("Paused. Every node keeps to it within two seconds.");
    }

    public void resume() {
        signedIn.require(Role.ADMINISTRATOR);
        String subject = request.text("subject");
        signedIn.does("pause.end", subject, "", () -> pauses.resume(subject));
        changed();
        ConsoleRequest.say("It goes on within some seconds.");
    }

    private String pausable() {
        String subject = request.text("subject");
        return getPausables().stream()
                .map(Pausable::subject)
                .filter(subject::equals)
                .findFirst()
                .orElseThrow(() -> new ProblemException(ErrorType.INVALID, "This cannot be paused."));
    }

    private void changed() {
        known.refresh();
        snapshots.forget();
    }

    public List<LogLevel> getLogLevels() {
        return levels.all();
    }

    public List<String> getLevels() {
        return LogLevelService.LEVELS;
    }

    public void setLevel() {
        signedIn.require(Role.ADMINISTRATOR);
        LogLevel level = new LogLevel(request.text("logger"), request.text("level"), signedIn.name(), clock.instant());
        signedIn.does("log-level.set", level.logger(), level.level(), () -> levels.set(level));
        ConsoleRequest.say("Every node logs so within three seconds.");
    }

    public void resetLevel() {
        signedIn.require(Role.ADMINISTRATOR);
        signedIn.does("log-level.reset", request.text("logger"), "", () -> levels.reset(request.text("logger")));
        ConsoleRequest.say("Every node logs as configured within three seconds.");
    }
}
