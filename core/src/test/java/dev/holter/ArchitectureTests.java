package dev.holter;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

/** Holds the house in shape: dependencies point down only, and Spring stays outside. */
class ArchitectureTests {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.holter");

    private static final ArchRule DEPENDENCIES_POINT_DOWN = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("facade")
            .definedBy("dev.holter")
            .layer("session")
            .definedBy("dev.holter.session..")
            .layer("format")
            .definedBy("dev.holter.format..")
            .layer("compare")
            .definedBy("dev.holter.compare..")
            .layer("recording")
            .definedBy("dev.holter.recording..")
            .layer("attribution")
            .definedBy("dev.holter.attribution..")
            .layer("guard")
            .definedBy("dev.holter.guard..")
            .layer("profile")
            .definedBy("dev.holter.profile..")
            .layer("text")
            .definedBy("dev.holter.text..")
            .whereLayer("facade")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("session")
            .mayOnlyAccessLayers("recording", "guard", "profile", "text")
            .whereLayer("format")
            .mayOnlyAccessLayers("profile", "compare", "text")
            .whereLayer("compare")
            .mayOnlyAccessLayers("profile", "text")
            .whereLayer("recording")
            .mayOnlyAccessLayers("attribution", "profile", "text")
            .whereLayer("attribution")
            .mayOnlyAccessLayers("profile", "text")
            .whereLayer("guard")
            .mayOnlyAccessLayers("text")
            .whereLayer("profile")
            .mayOnlyAccessLayers("text")
            .whereLayer("text")
            .mayNotAccessAnyLayer();

    private static final ArchRule CORE_IS_PLAIN_JAVA = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "jakarta..", "io.micrometer..");

    private static final ArchRule ONLY_RECORDING_AND_SCOPES_TOUCH_JFR = noClasses()
            .that()
            .resideOutsideOfPackages("dev.holter.recording..", "dev.holter.attribution..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jdk.jfr..", "one.jfr..");

    private static final ArchRule PACKAGES_NAME_CONCEPTS_OF_THE_DOMAIN =
            noClasses().should().resideInAnyPackage("..util..", "..impl..", "..model..", "..common..", "..service..");

    /** See {@link dev.holter.text.Texts}. Named methods are typed by hand, and rarely. */
    private static final ArchRule APPLICATIONS_PATTERNS_STAY_FAST = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("dev.holter.recording.type.TracedMethods")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.util.regex..")
            .orShould()
            .callMethod(String.class, "matches", String.class)
            .orShould()
            .callMethod(String.class, "replaceAll", String.class, String.class)
            .orShould()
            .callMethod(String.class, "replaceFirst", String.class, String.class);

    @Test
    void dependenciesPointDown() {
        DEPENDENCIES_POINT_DOWN.check(CLASSES);
    }

    @Test
    void coreIsPlainJava() {
        CORE_IS_PLAIN_JAVA.check(CLASSES);
    }

    @Test
    void onlyRecordingAndScopesTouchJfr() {
        ONLY_RECORDING_AND_SCOPES_TOUCH_JFR.check(CLASSES);
    }

    @Test
    void applicationsPatternsStayFast() {
        APPLICATIONS_PATTERNS_STAY_FAST.check(CLASSES);
    }

    @Test
    void packagesNameConceptsOfTheDomain() {
        PACKAGES_NAME_CONCEPTS_OF_THE_DOMAIN.check(CLASSES);
    }
}
