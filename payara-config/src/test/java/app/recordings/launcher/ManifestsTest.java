package app.recordings.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** What is handed out for clusters, by the schema of Kubernetes, by Docker Compose's own reading, and by our documents. */
class ManifestsTest {
    private static final Path INSTALL = Path.of("src", "main", "install");
    private static final Pattern VARIABLE = Pattern.compile("RECORDINGS_[A-Z0-9_]+");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory())
            .setAnnotationIntrospector(new WithoutCatchAlls())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    private static final Map<String, Class<? extends HasMetadata>> KINDS = Stream.of(
                    ConfigMap.class,
                    Deployment.class,
                    HorizontalPodAutoscaler.class,
                    Ingress.class,
                    Job.class,
                    NetworkPolicy.class,
                    PersistentVolumeClaim.class,
                    PodDisruptionBudget.class,
                    Secret.class,
                    Service.class,
                    StatefulSet.class)
            .collect(Collectors.toMap(Class::getSimpleName, Function.identity()));

    /** The model keeps what it does not know in a map; here that is an error. */
    private static final class WithoutCatchAlls extends JacksonAnnotationIntrospector {
        private static final long serialVersionUID = 1;

        @Override
        public Boolean hasAnySetter(Annotated annotated) {
            return Boolean.FALSE;
        }
    }

    private static HasMetadata read(JsonNode document) throws IOException {
        var kind = KINDS.get(document.path("kind").asText());
        assertThat(kind).as(document.path("kind").asText()).isNotNull();
        var read = YAML.treeToValue(document, kind);
        assertThat(read.getApiVersion())
                .isEqualTo(HasMetadata.getApiVersion(kind))
                .isEqualTo(document.path("apiVersion").asText());
        return read;
    }

    private static List<HasMetadata> manifests() throws IOException {
        var all = new ArrayList<HasMetadata>();
        try (var files = Files.list(INSTALL.resolve("kubernetes"))) {
            for (var file : files.toList()) {
                var documents = YAML.readerFor(JsonNode.class).<JsonNode>readValues(Files.readString(file));
                while (documents.hasNextValue()) {
                    all.add(read(documents.nextValue()));
                }
            }
        }
        return all;
    }

    @Test
    void kubernetesKnowsEveryFieldOfTheManifests() throws IOException {
        assertThat(manifests())
                .extracting(HasMetadata::getKind)
                .contains("StatefulSet", "Deployment", "HorizontalPodAutoscaler", "Ingress", "NetworkPolicy");
        var wrong = YAML.readTree("{apiVersion: apps/v1, kind: Deployment, spec: {replica: 2}}");
        assertThatThrownBy(() -> read(wrong)).isInstanceOf(UnrecognizedPropertyException.class);
    }

    @Test
    void whatManifestsNameIsThere() throws IOException {
        var all = manifests();
        var names = all.stream()
                .map(one -> one.getKind() + " " + one.getMetadata().getName())
                .collect(Collectors.toSet());
        var services = all.stream()
                .filter(StatefulSet.class::isInstance)
                .map(set -> "Service " + ((StatefulSet) set).getSpec().getServiceName());
        var scaled = all.stream()
                .filter(HorizontalPodAutoscaler.class::isInstance)
                .map(scaler -> ((HorizontalPodAutoscaler) scaler).getSpec().getScaleTargetRef())
                .map(target -> target.getKind() + " " + target.getName());
        assertThat(names).containsAll(Stream.concat(services, scaled).toList());
    }

    @Test
    void everyVariableInThemIsDocumented() throws IOException {
        var documented = variables(Path.of("..", "docs", "configuration.md"));
        documented.addAll(variables(Path.of("..", "docs", "storage.md")));
        var own = variables(INSTALL.resolve("containers/env.example"));
        own.addAll(List.of("RECORDINGS_PROXY_NETWORK", "RECORDINGS_STORE_PORT"));
        try (var files = Files.walk(INSTALL)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var used = variables(file);
                used.removeAll(own);
                assertThat(documented).as(file.toString()).containsAll(used);
            }
        }
    }

    private static TreeSet<String> variables(Path file) throws IOException {
        return VARIABLE.matcher(Files.readString(file))
                .results()
                .map(found -> found.group().replaceAll("_+$", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    @EnabledIf("composeIsInstalled")
    void composeReadsItsFile() throws IOException, InterruptedException {
        var builder = new ProcessBuilder("docker-compose", "-f", "compose.yaml", "config", "--quiet")
                .directory(INSTALL.resolve("containers").toFile())
                .redirectErrorStream(true);
        variables(INSTALL.resolve("containers/env.example"))
                .forEach(variable -> builder.environment().put(variable, "1"));
        var process = builder.start();
        var said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
    }

    static boolean composeIsInstalled() {
        return Programs.isInstalled("docker-compose");
    }
}
