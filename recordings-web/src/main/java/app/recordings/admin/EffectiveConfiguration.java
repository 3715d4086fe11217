package app.recordings.admin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.ConfigValue;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What this node's configuration comes to. The settings there are are those that beans ask for; other variables of ours are the
 * other parts' to read.
 */
@ApplicationScoped
class EffectiveConfiguration {
    private static final String OURS = "recordings.";
    /** These only say how passwords are dealt with. */
    private static final Set<String> OF_SECRETS =
            Set.of("RECORDINGS_CONSOLE_PASSWORDS", "RECORDINGS_CONSOLE_PASSWORD_ITERATIONS");

    private static final Pattern SECRET = Pattern.compile(".*(PASSWORD|SECRET|KEY|TOKEN|CREDENTIAL|HEADERS).*");
    private static final Pattern SECRET_WITHIN =
            Pattern.compile("(?i)((password|secret|token|key)[^=\\s/]*=)[^\\s&;,]+|(?<=//)[^\\s]+(?=@)");

    @Inject
    BeanManager beans;

    /** By the variables' names. */
    List<Setting> settings() {
        Map<String, Setting> settings = new TreeMap<>();
        Config config = ConfigProvider.getConfig();
        defaults().forEach((name, value) -> {
            Setting setting = setting(config.getConfigValue(name), variable(name), value);
            settings.put(setting.variable(), setting);
        });
        System.getenv().forEach((variable, value) -> {
            if (variable.startsWith("RECORDINGS_")) {
                settings.putIfAbsent(
                        variable, new Setting(variable, shown(variable, value), "environment, for another part"));
            }
        });
        return List.copyOf(settings.values());
    }

    private Map<String, String> defaults() {
        Map<String, String> defaults = new TreeMap<>();
        for (Bean<?> bean : beans.getBeans(Object.class, Any.Literal.INSTANCE)) {
            for (InjectionPoint point : bean.getInjectionPoints()) {
                ConfigProperty asked = point.getAnnotated().getAnnotation(ConfigProperty.class);
                if (asked != null && asked.name().startsWith(OURS)) {
                    defaults.put(asked.name(), asked.defaultValue());
                }
            }
        }
        return defaults;
    }

    private static Setting setting(ConfigValue found, String variable, String standard) {
        if (found != null && found.getValue() != null) {
            return new Setting(variable, shown(variable, found.getValue()), origin(found.getSourceName()));
        }
        return standard.equals(ConfigProperty.UNCONFIGURED_VALUE)
                ? new Setting(variable, "", "not set")
                : new Setting(variable, shown(variable, standard), "default");
    }

    private static String origin(String source) {
        String name = source == null ? "" : source.toLowerCase(Locale.ROOT);
        if (name.contains("environment")) {
            return "environment";
        } else if (name.contains("system")) {
            return "system property";
        }
        return name.contains("properties") ? "file" : source;
    }

    /** As MicroProfile Config 3.1, section 5.3, finds it. */
    static String variable(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    /** A secret's value is nobody's to see, nor what stands in an address or an option like one. */
    static String shown(String variable, String value) {
        if (SECRET.matcher(variable).matches() && !OF_SECRETS.contains(variable)) {
            return value.isEmpty() ? "" : "••••••";
        }
        return SECRET_WITHIN.matcher(value).replaceAll("$1••••••");
    }
}
