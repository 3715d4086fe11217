package app.recordings.harness;

import app.recordings.job.JobHandler;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Makes the product's own beans and fills their injected fields, each bean once; configuration comes from the given
 * values, else from the defaults. Their transactional methods run in {@link Transactions}.
 */
public final class Beans {
    private final Map<Class<?>, Object> made = new HashMap<>();
    private final Map<String, String> configuration = new HashMap<>();
    private final List<Object> fired = new CopyOnWriteArrayList<>();
    private final SettableClock clock = new SettableClock();

    public Beans() {
        put(Clock.class, clock);
        put(EntityManager.class, Transactions.entityManager());
    }

    /** To be injected wherever the type is asked for. */
    public <T> Beans put(Class<? super T> type, T bean) {
        made.put(type, bean);
        return this;
    }

    /** A port and the adapter that is behind it, and behind every other port that it serves. */
    public Beans use(Class<?> port, String adapter) throws ClassNotFoundException {
        Object bean = bean(Class.forName(adapter));
        made.put(port, bean);
        putAll(Class.forName(adapter), bean);
        return this;
    }

    private void putAll(Class<?> type, Object bean) {
        for (Class<?> other : type.getInterfaces()) {
            made.put(other, bean);
            putAll(other, bean);
        }
    }

    public Beans configure(String name, String value) {
        configuration.put(name, value);
        return this;
    }

    public SettableClock clock() {
        return clock;
    }

    /** The handlers of jobs. */
    public Beans handlers(List<JobHandler> handlers) {
        made.put(
                Instance.class,
                Proxy.newProxyInstance(
                        Beans.class.getClassLoader(), new Class<?>[] {Instance.class}, (proxy, method, arguments) -> {
                            if (!method.getName().equals("stream")) {
                                throw new UnsupportedOperationException(method.getName());
                            }
                            return handlers.stream();
                        }));
        return this;
    }

    /** What was fired as CDI events. */
    public List<Object> fired() {
        return fired;
    }

    public <T> T get(Class<T> type) {
        return type.cast(bean(type));
    }

    /** One at a time: a bean that is being made has its fields filled before another thread sees it. */
    private synchronized Object bean(Class<?> type) {
        Object known = made.get(type);
        return known != null ? known : make(type);
    }

    private Object make(Class<?> type) {
        try {
            Object bean = TransactionalBeans.make(type);
            made.put(type, bean);
            for (Class<?> part = type; part != Object.class; part = part.getSuperclass()) {
                inject(bean, part);
            }
            return bean;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("A test must put a bean for " + type, e);
        }
    }

    private void inject(Object bean, Class<?> part) throws IllegalAccessException {
        for (Field field : part.getDeclaredFields()) {
            if (field.isAnnotationPresent(Inject.class)) {
                field.setAccessible(true);
                field.set(bean, value(field));
            }
        }
    }

    private Object value(Field field) {
        ConfigProperty property = field.getAnnotation(ConfigProperty.class);
        if (property != null && field.getType() == Optional.class) {
            return Optional.ofNullable(configuration.get(property.name()));
        } else if (property != null) {
            return configured(field.getType(), configuration.getOrDefault(property.name(), property.defaultValue()));
        } else if (field.getType() == Event.class) {
            return recorder();
        }
        return bean(field.getType());
    }

    private static Object configured(Class<?> type, String value) {
        if (type == Duration.class) {
            return Duration.parse(value);
        } else if (type == int.class) {
            return Integer.parseInt(value);
        } else if (type == long.class) {
            return Long.parseLong(value);
        } else if (type == boolean.class) {
            return Boolean.parseBoolean(value);
        } else if (type == URI.class) {
            return URI.create(value);
        } else if (type == Set.class) {
            return Set.of(value.split(",", -1));
        }
        return value;
    }

    private Object recorder() {
        return Proxy.newProxyInstance(
                Beans.class.getClassLoader(), new Class<?>[] {Event.class}, (proxy, method, arguments) -> {
                    if (!method.getName().equals("fire")) {
                        throw new UnsupportedOperationException(method.getName());
                    }
                    fired.add(arguments[0]);
                    return null;
                });
    }
}
