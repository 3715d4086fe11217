package app.recordings;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.simpleNameEndingWith;
import static com.tngtech.archunit.lang.conditions.ArchConditions.dependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Who may import whom. Sees every class of the domain, the listeners and the web. */
class ArchitectureTest {
    private static final Pattern MODULE = Pattern.compile("recordings-(ejb|mdb|web)");
    private static final Pattern LEAF = Pattern.compile(
            "app\\.recordings\\.(.+\\.)?(rest|push|admin|messaging|http|s3|file)|app\\.recordings\\..+\\.database");

    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("app.recordings");

    @Test
    void everyModuleIsSeen() {
        assertThat(ALL.stream().map(ArchitectureTest::module).distinct())
                .containsExactlyInAnyOrder("ejb", "mdb", "web");
    }

    @Test
    void noPackageLivesInTwoModules() {
        Map<String, Set<String>> modules = ALL.stream()
                .collect(Collectors.groupingBy(
                        JavaClass::getPackageName, Collectors.mapping(ArchitectureTest::module, Collectors.toSet())));
        assertThat(modules)
                .allSatisfy((name, homes) -> assertThat(homes).as(name).hasSize(1));
    }

    @Test
    void featuresFormNoCycle() {
        slices().matching("app.recordings.(*)..").should().beFreeOfCycles().check(ALL);
    }

    @Test
    void errorAndTimeNeedNothingOfOurs() {
        for (String feature : new String[] {"error", "time"}) {
            noClasses()
                    .that()
                    .resideInAPackage("app.recordings." + feature)
                    .should(dependOnClassesThat(resideInAPackage("app.recordings..")
                            .and(DescribedPredicate.not(resideInAPackage("app.recordings." + feature)))))
                    .check(ALL);
        }
    }

    @Test
    void leavesAreImportedByNobody() {
        classes().should(onlyUseLeavesOfTheirOwn()).check(ALL);
    }

    @Test
    void techniquesStayInTheirLeaves() {
        only("jakarta.ws.rs..", "..rest", "..problem");
        only("jakarta.faces..", "..admin");
        only("jakarta.websocket..", "..push");
        only("jakarta.jms..", "..messaging", "app.recordings.broker");
        only("org.eclipse.microprofile.faulttolerance", "..http");
        only("java.net.http..", "..http");
        only("software.amazon..", "..s3");
        only(
                "org.hibernate..",
                "app.recordings.database",
                "app.recordings.job",
                "app.recordings.event",
                "app.recordings.image",
                "app.recordings.recording",
                "app.recordings.webhook",
                "..database");
    }

    @Test
    void providersOfJsonAreLookedForOnce() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("jakarta.json.Json")
                .check(ALL);
    }

    @Test
    void entityManagersAreTheRepositories() {
        noClasses()
                .that(DescribedPredicate.not(
                        simpleNameEndingWith("Repository").or(describe("what they share", type -> type.getPackageName()
                                .equals("app.recordings.database")))))
                .should()
                .dependOnClassesThat()
                .areAssignableTo(EntityManager.class)
                .check(ALL);
    }

    @Test
    void transactionsAreTheServicesAndThePublishers() {
        methods()
                .that()
                .areAnnotatedWith(Transactional.class)
                .should(beDeclaredIn(Pattern.compile(".*(Service|Publisher|Publications)")))
                .check(ALL);
        noClasses().should().beAnnotatedWith(Transactional.class).check(ALL);
    }

    @Test
    void answersHoldNoEntity() {
        DescribedPredicate<JavaClass> outside = resideInAnyPackage("..rest", "..push");
        fields().that()
                .areDeclaredInClassesThat(outside)
                .should(new NoEntity<JavaField>(JavaField::getAllInvolvedRawTypes))
                .check(ALL);
        methods()
                .that()
                .areDeclaredInClassesThat(outside)
                .and()
                .arePublic()
                .should(new NoEntity<JavaMethod>(
                        method -> method.getReturnType().getAllInvolvedRawTypes()))
                .check(ALL);
    }

    @Test
    void timeIsTheClocks() {
        classes().should(askNobodyForTheTime()).check(ALL);
        noClasses()
                .that()
                .resideOutsideOfPackage("app.recordings.time")
                .should()
                .callMethodWhere(describe(
                        "the system's clock",
                        call -> call.getTargetOwner().isEquivalentTo(Clock.class)
                                && call.getName().startsWith("system")))
                .check(ALL);
    }

    @Test
    void nothingIsSerializedOrPrinted() {
        noClasses()
                .should(dependOnClassesThat(describe("Java serialization", type -> Set.of(
                                "jakarta.jms.ObjectMessage", "java.io.ObjectInputStream", "java.io.ObjectOutputStream")
                        .contains(type.getName()))))
                .check(ALL);
        GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(ALL);
    }

    @Test
    void namesSayWhatAClassIs() {
        classes()
                .should(haveNoNameLike(Pattern.compile(".*(Impl|Manager|Helper|Util|Utils|Dto|DTO)")))
                .check(ALL);
    }

    private static String module(JavaClass type) {
        var matcher = MODULE.matcher(type.getSource().orElseThrow().getUri().toString());
        String last = null;
        while (matcher.find()) {
            last = matcher.group(1);
        }
        return last;
    }

    private static void only(String technique, String... homes) {
        noClasses()
                .that()
                .resideOutsideOfPackages(homes)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(technique)
                .check(ALL);
    }

    private static ArchCondition<JavaClass> onlyUseLeavesOfTheirOwn() {
        return new ArchCondition<>("use no leaf but their own") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    String target = dependency.getTargetClass().getPackageName();
                    if (LEAF.matcher(target).matches() && !target.equals(type.getPackageName())) {
                        events.add(SimpleConditionEvent.violated(type, dependency.getDescription()));
                    }
                }
            }
        };
    }

    private static ArchCondition<JavaMethod> beDeclaredIn(Pattern name) {
        return new ArchCondition<>("be declared in " + name) {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                if (!name.matcher(method.getOwner().getSimpleName()).matches()) {
                    events.add(SimpleConditionEvent.violated(method, method.getFullName()));
                }
            }
        };
    }

    private static ArchCondition<JavaClass> askNobodyForTheTime() {
        return new ArchCondition<>("ask the injected clock for the time") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (JavaMethodCall call : type.getMethodCallsFromSelf()) {
                    String owner = call.getTargetOwner().getName();
                    boolean now = owner.startsWith("java.time.")
                            && call.getName().equals("now")
                            && call.getTarget().getRawParameterTypes().stream()
                                    .noneMatch(parameter -> parameter.isEquivalentTo(Clock.class));
                    boolean millis =
                            owner.equals("java.lang.System") && call.getName().equals("currentTimeMillis");
                    if (now || millis) {
                        events.add(SimpleConditionEvent.violated(type, call.getDescription()));
                    }
                }
            }
        };
    }

    private static ArchCondition<JavaClass> haveNoNameLike(Pattern name) {
        return new ArchCondition<>("have no name like " + name) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (name.matcher(type.getSimpleName()).matches()) {
                    events.add(SimpleConditionEvent.violated(type, type.getName()));
                }
            }
        };
    }

    private static final class NoEntity<T extends JavaMember> extends ArchCondition<T> {
        private final Function<T, Set<JavaClass>> types;

        NoEntity(Function<T, Set<JavaClass>> types) {
            super("hold no entity");
            this.types = types;
        }

        @Override
        public void check(T member, ConditionEvents events) {
            if (types.apply(member).stream().anyMatch(type -> type.isAnnotatedWith(Entity.class))) {
                events.add(SimpleConditionEvent.violated(member, member.getFullName()));
            }
        }
    }
}
