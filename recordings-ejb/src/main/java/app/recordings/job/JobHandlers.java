package app.recordings.job;

import app.recordings.pause.Pauses;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds the handler of a type. */
@ApplicationScoped
class JobHandlers {
    @Inject
    Pauses pauses;

    @Inject
    @Any
    Instance<JobHandler> handlers;

    /** Types whose work can be done now, and may. */
    List<String> available() {
        return handlers.stream()
                .filter(JobHandler::isAvailable)
                .map(JobHandler::type)
                .filter(pauses::mayBegin)
                .toList();
    }

    /** All, by name. */
    List<JobType> types() {
        return handlers.stream()
                .map(handler -> new JobType(handler.type(), handler.isOffered()))
                .sorted(Comparator.comparing(JobType::type))
                .toList();
    }

    Optional<JobHandler> find(String type) {
        return handlers.stream().filter(handler -> handler.type().equals(type)).findFirst();
    }

    JobHandler of(String type) {
        return find(type).orElseThrow(() -> new IllegalStateException("No handler for jobs of type " + type));
    }
}
