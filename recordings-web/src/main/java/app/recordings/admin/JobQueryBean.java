package app.recordings.admin;

import app.recordings.console.CallerService;
import app.recordings.console.JobSearch;
import app.recordings.error.ErrorType;
import app.recordings.error.ProblemException;
import app.recordings.job.JobError;
import app.recordings.job.JobFilter;
import app.recordings.job.JobRequestService;
import app.recordings.job.JobStatus;
import app.recordings.job.JobType;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which jobs a page is about. */
@Named("jobQuery")
@RequestScoped
public class JobQueryBean {
    private static final List<String> NAMES =
            List.of("status", "type", "caller", "error", "message", "since", "before", "until", "dead");

    @Inject
    RequestFields fields;

    @Inject
    CallerService callers;

    @Inject
    JobRequestService jobs;

    /** @throws ProblemException when something that was asked for cannot be read */
    JobSearch search() {
        String caller = fields.text("caller");
        return new JobSearch(
                new JobFilter(status(), fields.text("type")),
                caller == null ? null : callers.find(caller),
                error(),
                fields.period(),
                fields.text("dead") != null);
    }

    private JobStatus status() {
        String status = fields.text("status");
        return status == null
                ? null
                : JobStatus.of(status)
                        .orElseThrow(
                                () -> new ProblemException(ErrorType.INVALID_PARAMETER, "There is no such status."));
    }

    private JobError error() {
        String code = fields.text("error");
        return code == null ? null : new JobError(code, fields.text("message"));
    }

    /** Something that was asked for. */
    public record Field(String name, String value) {}

    /** All that was asked for. */
    public List<Field> getFields() {
        return NAMES.stream()
                .map(name -> new Field(name, fields.shown(name)))
                .filter(field -> !field.value().isEmpty())
                .toList();
    }

    /** The same as a query; empty or with a leading {@code &}. */
    public String getQuery() {
        return getFields().stream()
                .map(field -> "&" + field.name() + "=" + encoded(field.value()))
                .collect(Collectors.joining());
    }

    /** The same in words, for the audit log. */
    String told() {
        return getFields().stream()
                .map(field -> field.name() + " " + field.value())
                .collect(Collectors.joining(", "));
    }

    static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** What was asked for in a field; empty when nothing was. */
    public String given(String name) {
        return fields.shown(name);
    }

    public List<String> getStatuses() {
        return Stream.of(JobStatus.values()).map(JobStatus::code).toList();
    }

    public List<String> getTypes() {
        return jobs.types().stream().map(JobType::type).toList();
    }
}
