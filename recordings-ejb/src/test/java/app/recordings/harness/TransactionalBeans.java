package app.recordings.harness;

import jakarta.transaction.Transactional;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.concurrent.Callable;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.dynamic.loading.ClassLoadingStrategy;
import net.bytebuddy.implementation.MethodDelegation;
import net.bytebuddy.implementation.bind.annotation.Origin;
import net.bytebuddy.implementation.bind.annotation.RuntimeType;
import net.bytebuddy.implementation.bind.annotation.SuperCall;
import net.bytebuddy.matcher.ElementMatchers;

/** Makes beans whose {@link Transactional} methods run in a transaction. */
final class TransactionalBeans {
    private TransactionalBeans() {}

    static Object make(Class<?> type) throws ReflectiveOperationException {
        Constructor<?> constructor = subclass(type).getDeclaredConstructor();
        constructor.setAccessible(true);
        return constructor.newInstance();
    }

    private static Class<?> subclass(Class<?> type) throws IllegalAccessException {
        var transactional = ElementMatchers.isAnnotatedWith(Transactional.class);
        return new ByteBuddy()
                .subclass(type)
                .method(transactional)
                .intercept(MethodDelegation.to(Interceptor.class))
                .make()
                .load(
                        type.getClassLoader(),
                        ClassLoadingStrategy.UsingLookup.of(
                                MethodHandles.privateLookupIn(type, MethodHandles.lookup())))
                .getLoaded();
    }

    /** Called in place of each transactional method. */
    public static final class Interceptor {
        private Interceptor() {}

        @RuntimeType
        public static Object intercept(@SuperCall Callable<?> original, @Origin Method method) throws Exception {
            boolean isOwn = method.getAnnotation(Transactional.class).value() == Transactional.TxType.REQUIRES_NEW;
            return isOwn ? Transactions.inNew(original) : Transactions.in(original);
        }
    }
}
