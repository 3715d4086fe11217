package app.recordings.rest;

import static org.assertj.core.api.Assertions.assertThat;

import app.recordings.error.ErrorType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** docs/openapi.yaml says what the code does: whoever changes the one changes the other. */
class OpenApiTest {
    private static final String BASE = "/api/v1";
    private static final String PROBLEMS = "https://recordings.app/problems/";
    private static final Set<String> METHODS = Set.of("get", "put", "post", "patch", "delete");

    private static JsonNode document;
    private static Set<Class<?>> classes;
    /** By content, several methods may answer a call. */
    private static final Map<String, List<Method>> CODE = new TreeMap<>();

    @BeforeAll
    static void read() throws IOException {
        try (var contract = OpenApiTest.class.getResourceAsStream("/META-INF/openapi.yaml")) {
            document = new YAMLMapper().readTree(contract);
        }
        classes = new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("app.recordings")
                        .stream()
                        .filter(it -> it.getPackageName().endsWith(".rest"))
                        .map(JavaClass::reflect)
                        .collect(Collectors.toSet());
        classes.stream()
                .filter(it -> it.isAnnotationPresent(Path.class))
                .flatMap(it -> Arrays.stream(it.getDeclaredMethods()))
                .forEach(method -> verb(method)
                        .ifPresent(verb -> CODE.computeIfAbsent(verb + " " + path(method), call -> new ArrayList<>())
                                .add(method)));
    }

    private static java.util.Optional<String> verb(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .filter(type -> type.isAnnotationPresent(HttpMethod.class))
                .map(type -> type.getAnnotation(HttpMethod.class).value())
                .filter(verb -> METHODS.contains(verb.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    private static String path(Method method) {
        var own = method.getAnnotation(Path.class);
        return Stream.of(
                        BASE,
                        method.getDeclaringClass().getAnnotation(Path.class).value(),
                        own == null ? "" : own.value())
                .map(part -> part.replaceAll("^/|/$", "").replaceAll("\\{\\s*(\\w+)\\s*:[^}]*}", "{$1}"))
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining("/", "/", ""));
    }

    @Test
    void namesEveryCallThereIsAndNoOther() {
        var written = new TreeSet<String>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue().fieldNames().forEachRemaining(verb -> {
                    if (METHODS.contains(verb)) {
                        written.add(verb.toUpperCase(Locale.ROOT) + " " + path.getKey());
                    }
                }));
        assertThat(written).isEqualTo(CODE.keySet());
    }

    @TestFactory
    Stream<DynamicTest> namesEveryParameter() {
        return CODE.entrySet().stream()
                .map(call -> DynamicTest.dynamicTest(call.getKey(), () -> {
                    var methods = call.getValue();
                    assertThat(written(call.getKey(), "path"))
                            .isEqualTo(read(methods, PathParam.class, PathParam::value));
                    assertThat(written(call.getKey(), "query"))
                            .isEqualTo(read(methods, QueryParam.class, QueryParam::value));
                    // some calls read the key only to refuse it
                    var headers = read(methods, HeaderParam.class, HeaderParam::value);
                    headers.remove("Idempotency-Key");
                    assertThat(written(call.getKey(), "header")).containsAll(headers);
                }));
    }

    private static <A extends Annotation> Set<String> read(
            List<Method> methods, Class<A> type, Function<A, String> name) {
        return methods.stream()
                .flatMap(method -> Arrays.stream(method.getParameters()))
                .filter(parameter -> parameter.isAnnotationPresent(type))
                .map((Parameter parameter) -> name.apply(parameter.getAnnotation(type)))
                .collect(Collectors.toSet());
    }

    private static Set<String> written(String call, String in) {
        var words = call.split(" ", 2);
        var path = document.path("paths").path(words[1]);
        var operation = path.path(words[0].toLowerCase(Locale.ROOT));
        return Stream.concat(elements(path.path("parameters")), elements(operation.path("parameters")))
                .map(OpenApiTest::resolved)
                .filter(parameter -> parameter.path("in").asText().equals(in))
                .map(parameter -> parameter.path("name").asText())
                .collect(Collectors.toSet());
    }

    private static Stream<JsonNode> elements(JsonNode array) {
        var nodes = Stream.<JsonNode>builder();
        array.forEach(nodes);
        return nodes.build();
    }

    private static JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
    }

    /** Whatever a schema is called, one has the fields of each record that goes in or out. */
    @TestFactory
    Stream<DynamicTest> namesEveryField() {
        var schemas = elements(document.at("/components/schemas"))
                .map(schema -> names(schema.path("properties")))
                .toList();
        return classes.stream()
                .filter(it -> it.isRecord() && Modifier.isPublic(it.getModifiers()))
                .map(it -> DynamicTest.dynamicTest(it.getName(), () -> assertThat(schemas)
                        .contains(Arrays.stream(it.getRecordComponents())
                                .map(RecordComponent::getName)
                                .collect(Collectors.toSet()))));
    }

    private static Set<String> names(JsonNode properties) {
        var names = new HashSet<String>();
        properties.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void namesEveryProblem() {
        var problems = document.at("/components/schemas/Problem/properties/type/enum");
        assertThat(elements(problems).map(JsonNode::asText))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(ErrorType.values())
                        .map(type -> PROBLEMS + type.code())
                        .collect(Collectors.toSet()));
    }

    @TestFactory
    Stream<DynamicTest> showsAnExampleOfEveryAnswer() {
        var calls = Stream.<DynamicTest>builder();
        document.path("paths")
                .forEach(path ->
                        path.forEach(operation -> operation.path("responses").forEach(response -> resolved(response)
                                .path("content")
                                .properties()
                                .forEach(content -> {
                                    if (content.getKey().contains("json")) {
                                        calls.add(DynamicTest.dynamicTest(
                                                operation.path("operationId").asText(), () -> assertThat(
                                                                content.getValue()
                                                                                .has("example")
                                                                        || content.getValue()
                                                                                .has("examples"))
                                                        .isTrue()));
                                    }
                                }))));
        return calls.build();
    }
}
