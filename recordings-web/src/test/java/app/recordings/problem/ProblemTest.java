package app.recordings.problem;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import app.recordings.error.ErrorType;
import app.recordings.error.Violation;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemTest {
    @Test
    void problemIsWrittenAsTheStandardSays() {
        assertThat(new Problem(ErrorType.NOT_FOUND, "There is no such \"recording\".").toJson("id-1"))
                .isEqualTo("""
                        {"type":"https://recordings.app/problems/not-found","title":"There is no such thing here",\
                        "status":404,"detail":"There is no such \\"recording\\".","instance":"id-1"}""");
    }

    @Test
    void violationsAreListed() {
        Problem problem = new Problem(
                ErrorType.INVALID,
                "Two",
                List.of(new Violation("email", "form", "e"), new Violation("name", "body", "n")));
        assertThat(problem.toJson(null)).doesNotContain("instance").endsWith("""
                "violations":[{"field":"email","in":"form","message":"e"},{"field":"name","in":"body","message":"n"}]}""");
    }

    @Test
    void codesAreKebabCaseAndErrorsAndMeanOneThingEach() {
        assertThat(Arrays.stream(ErrorType.values()).map(type -> type.code() + " " + type.status()))
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("[a-z]+(-[a-z]+)* \\d+"));
        assertThat(Arrays.stream(ErrorType.values())
                        .collect(groupingBy(ErrorType::code, mapping(ErrorType::title, toSet()))))
                .allSatisfy((code, titles) -> assertThat(titles).hasSize(1));
        assertThat(ErrorType.values()).allMatch(type -> type.status() >= 400 && type.status() < 600);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 405, 406, 408, 413, 415, 416, 500, 503})
    void bareStatusKeepsItsStatus(int status) {
        assertThat(WebApplicationExceptionMapper.Statuses.problem(status).type().status())
                .isEqualTo(status);
    }

    @Test
    void unknownStatusKeepsItsClass() {
        assertThat(WebApplicationExceptionMapper.Statuses.problem(418).type()).isEqualTo(ErrorType.MALFORMED_REQUEST);
        assertThat(WebApplicationExceptionMapper.Statuses.problem(507).type()).isEqualTo(ErrorType.INTERNAL);
    }
}
