package org.chuangdai;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.graphql.api.Subscription;
import io.vertx.mutiny.sqlclient.Pool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Query;
import org.junit.jupiter.api.Test;

/** The arrows of the house and its style hold. */
class HouseTest {
    private static final int FILE_LINES_MAX = 300;
    private static final String[] FEATURES = {"base", "bank", "entrepreneur", "loan", "repayment", "subsidy", "statistics", "policy", "meeting", "dossier", "oversight", "interest", "briefing", "live", "risk", "simulation", "audit", "documents"};
    private static final JavaClasses HOUSE = new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("org.chuangdai");

    @Test
    void storesAreReachedOnlyFromTheirOwnFeature() {
        classes().that().haveSimpleNameEndingWith("Store").and().resideOutsideOfPackage("..division..").should(new ArchCondition<>("be used in their own package only") {
            @Override
            public void check(JavaClass store, ConditionEvents events) {
                store.getDirectDependenciesToSelf().stream().filter(use -> !use.getOriginClass().getPackageName().equals(store.getPackageName()))
                        .forEach(use -> events.add(SimpleConditionEvent.violated(store, use.getDescription())));
            }
        }).check(HOUSE);
    }

    @Test
    void theSharedGroundKnowsNoFeature() {
        String[] features = Stream.of(FEATURES).map(feature -> "org.chuangdai." + feature + "..").toArray(String[]::new);
        noClasses().that().resideInAnyPackage("org.chuangdai.sql..", "org.chuangdai.graphql..", "org.chuangdai.access..", "org.chuangdai.division..", "org.chuangdai.vault..", "org.chuangdai.telemetry..")
                .should().dependOnClassesThat().resideInAnyPackage(features).check(HOUSE);
    }

    @Test
    void apisDoNotSpeakSql() {
        noClasses().that().areAnnotatedWith(GraphQLApi.class).should().dependOnClassesThat().areAssignableTo(Pool.class)
                .orShould().dependOnClassesThat().haveSimpleName("Database").check(HOUSE);
    }

    /** Quarkus keeps classes with operations of their own in an executable, but not those that only add fields to types. */
    @Test
    void whatOnlyAddsFieldsIsKeptInAnExecutable() {
        List<String> added = HOUSE.stream().filter(api -> api.isAnnotatedWith(GraphQLApi.class))
                .filter(api -> api.getMethods().stream().noneMatch(method -> method.isAnnotatedWith(Query.class) || method.isAnnotatedWith(Mutation.class) || method.isAnnotatedWith(Subscription.class)))
                .filter(api -> !api.isAnnotatedWith(RegisterForReflection.class)).map(JavaClass::getSimpleName).toList();
        assertEquals(List.of(), added);
    }

    @Test
    void questionsGoThroughTheDatabaseClassAlone() {
        noClasses().that().resideOutsideOfPackage("org.chuangdai.sql..").should().dependOnClassesThat().areAssignableTo(Pool.class).check(HOUSE);
    }

    @Test
    void todayComesFromTheCalendarClock() {
        noClasses().that().doNotHaveSimpleName("CalendarClock").should().callMethod(java.time.LocalDate.class, "now").check(HOUSE);
    }

    @Test
    void noFileIsLongerThanTheHouseAllows() throws IOException {
        assertEquals(List.of(), sources().filter(file -> lines(file).size() > FILE_LINES_MAX).toList());
    }

    @Test
    void nothingIsPutOffOrSwitchedOff() throws IOException {
        Pattern putOff = Pattern.compile("\\bTO" + "DO\\b|\\bFIX" + "ME\\b|@Dis" + "abled\\b");
        assertEquals(List.of(), sources().filter(file -> lines(file).stream().anyMatch(line -> putOff.matcher(line).find())).toList());
    }

    private static Stream<Path> sources() throws IOException {
        return Files.walk(Path.of("src")).filter(file -> file.toString().endsWith(".java"));
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
