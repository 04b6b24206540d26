package dev.holter;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Holds the house in shape: dependencies point down only, and Spring stays outside. */
@AnalyzeClasses(packages = "dev.holter", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {

    @ArchTest
    static final ArchRule dependenciesPointDown = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("facade")
            .definedBy("dev.holter")
            .layer("session")
            .definedBy("dev.holter.session..")
            .layer("format")
            .definedBy("dev.holter.format..")
            .layer("recording")
            .definedBy("dev.holter.recording..")
            .layer("attribution")
            .definedBy("dev.holter.attribution..")
            .layer("guard")
            .definedBy("dev.holter.guard..")
            .layer("profile")
            .definedBy("dev.holter.profile..")
            .whereLayer("facade")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("session")
            .mayOnlyAccessLayers("recording", "guard", "profile")
            .whereLayer("format")
            .mayOnlyAccessLayers("profile")
            .whereLayer("recording")
            .mayOnlyAccessLayers("attribution", "profile")
            .whereLayer("attribution")
            .mayOnlyAccessLayers("profile")
            .whereLayer("guard")
            .mayNotAccessAnyLayer()
            .whereLayer("profile")
            .mayNotAccessAnyLayer();

    @ArchTest
    static final ArchRule coreIsPlainJava = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "jakarta..", "io.micrometer..");

    @ArchTest
    static final ArchRule onlyRecordingAndScopesTouchJfr = noClasses()
            .that()
            .resideOutsideOfPackages("dev.holter.recording..", "dev.holter.attribution..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jdk.jfr..", "one.jfr..");

    @ArchTest
    static final ArchRule packagesNameConceptsOfTheDomain =
            noClasses().should().resideInAnyPackage("..util..", "..impl..", "..model..", "..common..", "..service..");
}
